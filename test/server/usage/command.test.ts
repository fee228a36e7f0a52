import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../packages/cli/src/index.ts';
import { loggerTo, type RunningService, readSettings, startService } from '../../../packages/server/src/index.ts';
import { fakeIo } from '../../cli/support/fake-io.ts';
import { freshDatabase } from '../support/databases.ts';
import { ask, observation, report } from '../support/usage-service.ts';

const NOW = new Date('2026-11-20T11:00:00Z');

let folder = '';
let service: RunningService;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usage-'));
  const { url } = await freshDatabase();
  const typed = { port: '0', data: folder, databaseUrl: url };
  const given = Object.entries(typed).map(([name, text]) => [name, { text, from: `--${name}` }]);
  const read = readSettings(Object.fromEntries(given), {});
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  service = await startService({ settings: read.settings, log: loggerTo(() => undefined, 'silent'), now: () => NOW });
  const observations = [
    observation({ count: 12, apiVersion: 'v1' }),
    observation({ count: 40, consumer: { name: 'billing' }, status: 500 }),
    observation({ count: 2, operation: 'POST /v1/orders' }),
  ];
  const times = { from: '2026-11-20T10:00:00Z', to: '2026-11-20T11:00:00Z' };
  await ask(service, '/api/v1/usage', report({ ...times, observations }));
});

afterAll(async () => {
  await service.end();
  await rm(folder, { recursive: true, force: true });
});

async function usage(...args: readonly string[]) {
  const io = fakeIo({ fetch });
  const exit = await run(['usage', ...args, '--server', service.url], io);
  return { exit, ...io.written };
}

describe('contract-check usage', () => {
  it('shows who calls what, and what that is worth', async () => {
    const whole = await usage('orders', '--from', '2026-11-20T10:00:00Z', '--to', '2026-11-20T11:00:00Z');
    expect(whole).toEqual({
      exit: 0,
      stderr: '',
      stdout: `\
orders, 2026-11-20 10:00 to 2026-11-20 11:00 UTC

operation, consumer                                 calls  5xx   last seen (UTC)
GET /v1/orders/{}
  billing                                              40   40  2026-11-20 11:00
  checkout (v1)                                        12    0  2026-11-20 11:00
POST /v1/orders
  checkout                                              2    0  2026-11-20 11:00

Coverage: complete. 1 source saw every call of this time.
`,
    });
    expect((await usage('orders')).stdout).toContain('- reporting began at 2026-11-20 10:00');
  });

  it('never takes no data for no use', async () => {
    const before = await usage('orders', '--from', '2026-11-01', '--to', '2026-11-02');
    expect(before.stdout).toContain('which does not mean that there were none');
    expect(before.stdout).toContain('  POST /v1/orders\n');
    expect(before.stdout).toContain('- no source reported in this time');
    const csv = await usage('orders', '--from', '2026-11-01', '--to', '2026-11-02', '--format', 'csv');
    expect(csv.stdout).toContain('POST /v1/orders,,,,,,,incomplete\r\n');
    const json = JSON.parse((await usage('orders', '--format', 'json', '--environment', 'prod')).stdout);
    expect(json).toMatchObject({ environment: 'prod', unseen: [], coverage: { complete: false, sources: 1 } });
    expect(json.rows).toHaveLength(3);
  });

  it('says what is wrong: no such service, a time that is none, nobody there', async () => {
    const unknown = await usage('nobody');
    expect([unknown.exit, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toContain('Exit 2: nothing is known of its use.');
    expect((await usage('orders', '--from', 'yesterday')).stderr).toContain('--from is no day or time.');
    const io = fakeIo({ fetch });
    expect(await run(['usage', 'orders', '--server', 'http://127.0.0.1:1'], io)).toBe(2);
    expect(io.written.stderr).toContain('does not answer');
  });
});
