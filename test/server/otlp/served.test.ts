import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loggerTo, type RunningService, readSettings, startService } from '../../../packages/server/src/index.ts';
import { orders } from '../support/contracts.ts';
import { askJson } from '../support/json-client.ts';
import { ask } from '../support/usage-service.ts';
import { END, resourceSpans, SERVED, span } from './otlp-service.ts';

let folder = '';
let service: RunningService;
let key = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traces-'));
  const read = readSettings({}, { CONTRACT_CHECK_PORT: '0', CONTRACT_CHECK_DATA: folder });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const log = loggerTo(() => undefined, 'silent');
  service = await startService({ settings: read.settings, log, now: () => new Date(END + 10_000) });
  key = (await readFile(service.keyFile ?? '', 'utf8')).trim();
});
afterAll(async () => {
  await service.end();
  await rm(folder, { recursive: true });
});

it('The published contract knows the operation of a trace better than its route does', async () => {
  const documents = orders('2.3.0');
  const published = await askJson(`${service.url}/api/v1/services/orders/contracts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: { version: '2.3.0', commit: 'abcdef0', documents },
  });
  expect(published).toMatchObject({ status: 201 });
  const paths = ['/v1/orders/7', '/v1/orders/8?page=2', '/health'];
  const spans = paths.map((path, n) =>
    span({ spanId: `d${n}`.repeat(8), attributes: { ...SERVED, 'http.route': '/*', 'url.path': path } }),
  );
  const sent = { resourceSpans: [resourceSpans({ 'service.name': 'orders' }, spans)] };
  expect(await ask(service, '/v1/traces', sent)).toMatchObject({ status: 200, body: {} });
  const day = 'from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z';
  const { body } = await ask(service, `/api/v1/usage?service=orders&${day}&groupBy=operation`);
  expect(body.rows).toMatchObject([
    { operation: 'GET /v1/orders/{}', calls: 2 },
    { operation: 'GET /*', calls: 1 },
  ]);
});
