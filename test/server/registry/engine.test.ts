import { describe, expect, it } from 'vitest';
import { ContractThread, type EngineLimits } from '../../../packages/server/src/registry/engine/contract-engine.ts';
import { orders } from '../support/contracts.ts';

const task = { do: 'read', documents: orders('1') } as const;

async function withEngine<Value>(limits: Partial<EngineLimits>, use: (engine: ContractThread) => Promise<Value>) {
  const engine = new ContractThread(limits);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

describe('the thread that reads contracts', () => {
  it('is ended when it takes too long', async () => {
    const read = withEngine({ mostMs: 0 }, (engine) => engine.read(task));
    await expect(read).rejects.toMatchObject({ problem: 'too-large' });
  });

  it('lets no more wait than it may', async () => {
    const both = await withEngine({ mostWaiting: 1 }, (engine) =>
      Promise.allSettled([engine.read(task), engine.read(task)]),
    );
    expect(both).toMatchObject([
      { status: 'fulfilled', value: { ok: true, value: { title: 'Orders' } } },
      { status: 'rejected', reason: { problem: 'unavailable' } },
    ]);
  });

  it('is another one after a bug', async () => {
    await withEngine({}, async (engine) => {
      await expect(engine.read({ do: 'read', documents: [] })).rejects.toThrow('a contract without documents');
      expect(await engine.read(task)).toMatchObject({ ok: true });
    });
  });
});
