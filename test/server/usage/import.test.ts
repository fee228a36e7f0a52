import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { LINE_SAMPLES, sampleArchive, sampleLines } from '../../cli/support/access-logs.ts';
import { runIn } from '../../cli/support/fake-io.ts';
import { freshDatabase } from '../support/databases.ts';
import type { Started } from '../support/start.ts';
import { ask, observation, report, startUsage } from '../support/usage-service.ts';

const NOW = new Date('2026-01-15T11:00:00Z');

let folder = '';
let database: Database;
let service: Started;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  database = await openDatabase(await freshDatabase());
  service = await startUsage({ database, now: () => NOW });
});
afterAll(async () => {
  await service.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** The service knows the operations of the sample but for one. */
async function imported(name: string, text: string) {
  const known = ['GET /v1/orders/0', 'GET /v1/orders/1', 'POST /v1/orders'];
  const observations = known.map((operation) => observation({ operation }));
  const times = { from: '2026-01-14T08:00:00Z', to: '2026-01-14T08:00:01Z' };
  await ask(service, '/api/v1/usage', report({ service: name, ...times, observations }));
  await writeFile(join(folder, name), text);
  return runIn({ cwd: folder, fetch }, 'import', name, '--service', name, '--server', service.url);
}

async function rowsOf(name: string) {
  const query = `service=${name}&from=2026-01-14T09:00:00Z&to=2026-01-14T12:00:00Z&groupBy=operation,status`;
  const { rows } = (await ask(service, `/api/v1/usage?${query}`)).body;
  return rows
    .map(({ operation, status, calls }: Record<string, unknown>) => `${operation} ${status}xx ${calls}`)
    .sort();
}

const ROWS = ['GET /v1/orders/0 2xx 10', 'GET /v1/orders/1 2xx 10', 'POST /v1/orders 2xx 5', 'POST /v1/orders 5xx 5'];

describe('A service that logs are imported into', () => {
  it.each([...LINE_SAMPLES, 'har' as const])('counts the calls of %s, once', async (format) => {
    const text = format === 'har' ? JSON.stringify(sampleArchive()) : `${sampleLines(format).join('\n')}\n`;
    const first = await imported(format, text);
    expect(first).toMatchObject({ exit: 0, stderr: '' });
    expect(first.stdout).toBe(`\
${format} (${format})
  30 calls counted
  10 calls refused: the service knows no such operation
    GET /v1/orders/2: 10
`);
    expect(await rowsOf(format)).toEqual(ROWS);
    expect((await imported(format, text)).stdout).toContain('  30 calls counted before\n');
    expect(await rowsOf(format)).toEqual(ROWS);
  });

  it('says what is too old, and what has not happened yet', async () => {
    const line = (day: string) => `10.1.2.3 - - [${day}:10:00:00 +0000] "GET /v1/orders/0 HTTP/1.1" 200 1 "-" "-"\n`;
    const { exit, stdout } = await imported('times', ['01/Jan/2026', '14/Jan/2026', '20/Jan/2026'].map(line).join(''));
    expect({ exit, stdout }).toEqual({
      exit: 0,
      stdout: `\
times (nginx)
  1 call not counted: they are more than seven days old
  1 call counted
  1 call not counted: they are more than a day ahead of the clock of the service
`,
    });
  });
});
