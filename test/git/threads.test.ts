import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { serveComparisons } from '../../packages/cli/src/diff/threads/serve-comparisons.ts';
import { type Engine, loadEngine } from '../../packages/cli/src/engine.ts';
import type { Io } from '../../packages/cli/src/io.ts';
import { api, change, diffIn, isolateGit, onFeature } from './support/history.ts';

isolateGit();

/** Worth a thread: what describes the contract is what makes it long. */
function large(title: string, ...operations: readonly string[]): string {
  const entry = `${api(title, ...operations)}  /more:\n    $ref: parts/${title}.yaml\n`;
  return `${entry}tags:\n  - name: long\n    description: ${'x'.repeat(1_600_000)}\n`;
}

const PART = 'get: { responses: { "200": { description: ok } } }\n';
const NAMES = ['a', 'b', 'c', 'd'];

function repository(): string {
  const parts = NAMES.map((name) => [`services/parts/${name}.yaml`, PART]);
  const before = NAMES.map((name) => [`services/${name}.yaml`, large(name, `GET /${name}`, 'GET /x')]);
  const after = NAMES.map((name) => [`services/${name}.yaml`, large(name, `GET /${name}`)]);
  const folder = onFeature(Object.fromEntries([...parts, ...before]));
  change(folder, Object.fromEntries(after));
  change(folder, { 'services/parts/d.yaml': PART.replace('get', 'post') });
  return folder;
}

/** Threads that are none: the same messages, copied in the same way, in this very thread. */
function threads(engine: () => Promise<Engine> = loadEngine): { io: Io['threads']; started: () => number } {
  let started = 0;
  return {
    started: () => started,
    io: {
      atOnce: async () => 2,
      async start() {
        started += 1;
        const { port1, port2 } = new MessageChannel();
        serveComparisons(port2, engine);
        return {
          post: (message) => port1.postMessage(message),
          listen({ message }) {
            port1.removeAllListeners('message');
            port1.on('message', message);
          },
          stop: async () => port1.close(),
        };
      },
    },
  };
}

describe('large contracts on threads', () => {
  it.each(['text', 'json', 'markdown', 'sarif'])('give the same %s as in one', async (format) => {
    const folder = repository();
    const { io, started } = threads();
    const alone = await diffIn(folder, {}, '--format', format);
    const together = await diffIn(folder, { threads: io }, '--format', format);
    expect(started()).toBe(2);
    expect(alone.exit).toBe(1);
    expect(together).toEqual(alone);
  });

  it('are refused alike', async () => {
    const folder = repository();
    change(folder, { 'services/b.yaml': `${large('b')}\n  broken: [\n`, 'services/parts/c.yaml': '{' });
    const alone = await diffIn(folder);
    const together = await diffIn(folder, { threads: threads().io });
    expect(alone.exit).toBe(2);
    expect(together).toEqual(alone);
  });

  it('tell a bug of ours as one', async () => {
    const { io } = threads(() => Promise.reject(new TypeError('no engine')));
    const { exit, stderr } = await diffIn(repository(), { threads: io });
    expect(exit).toBe(3);
    expect(stderr).toContain('TypeError: no engine');
  });
});
