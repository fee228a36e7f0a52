import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CallReport, sendCalls } from '../../packages/cli/src/import/send-calls.ts';
import type { Observed } from '../../packages/cli/src/import/tally-calls.ts';
import { sampleArchive, sampleLines } from './support/access-logs.ts';
import { runIn } from './support/fake-io.ts';
import { scratch } from './support/scratch.ts';

interface Report {
  readonly batchId: string;
  readonly source: { readonly kind: string; readonly instance: string };
  readonly health: { readonly dropped: number };
  readonly observations: readonly Observed[];
}

/** Counts each batch once, as the service does. */
class FakeService {
  readonly reports: Report[] = [];
  /** Statuses of the next answers, before any is taken. */
  readonly faults: number[] = [];
  readonly #hashes = new Map<string, string>();

  readonly fetch = async (_: URL, { body }: RequestInit): Promise<Response> => {
    const fault = this.faults.shift();
    if (fault !== undefined) return Response.json({ title: 'No' }, { status: fault });
    const text = String(body);
    const report: Report = JSON.parse(text);
    const hash = createHash('sha256').update(text).digest('hex');
    const before = this.#hashes.get(report.batchId);
    if (before !== undefined && before !== hash) return Response.json({ title: 'Reused' }, { status: 409 });
    this.#hashes.set(report.batchId, hash);
    if (before === undefined) this.reports.push(report);
    return Response.json({ accepted: 1, rejected: [], duplicate: before !== undefined });
  };

  get calls(): number {
    return this.reports.flatMap(({ observations }) => observations).reduce((sum, { count }) => sum + count, 0);
  }
}

const imported = (cwd: string, service: FakeService, ...argv: string[]) =>
  runIn({ cwd, fetch: service.fetch }, 'import', '--service', 'orders', ...argv);

const NGINX = sampleLines('nginx');
const textOf = (lines: readonly string[]) => `${lines.join('\n')}\n`;
/** Of so many different calls, in two hours. */
const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => {
    const hour = (from + index) % 2 === 0 ? '10' : '11';
    return `10.1.2.3 - - [14/Jan/2026:${hour}:00:00 +0000] "GET /v1/orders/${from + index} HTTP/1.1" 200 1 "-" "a/1"`;
  });

describe('contract-check import', () => {
  it('reports calls by operation, status, consumer and hour, and nothing that is nobody’s business', async () => {
    const service = new FakeService();
    const outcome = await imported(scratch({ 'access.log': textOf(NGINX) }), service, 'access.log');
    expect(outcome).toEqual({ exit: 0, stderr: '', stdout: 'access.log (nginx)\n  40 calls counted\n' });
    const [report] = service.reports;
    expect(service.reports).toHaveLength(1);
    expect(report).toMatchObject({
      service: 'orders',
      source: { kind: 'access-log', instance: 'import' },
      from: '2026-01-14T10:00:00.000Z',
      to: '2026-01-14T10:39:39.000Z',
      health: { dropped: 0 },
    });
    expect(report?.observations.find(({ method, status }) => method === 'POST' && status === 503)).toEqual({
      method: 'POST',
      path: '/v1/orders',
      status: 503,
      count: 5,
      consumer: { name: 'Mozilla', version: null, identifiedBy: 'user-agent' },
      latency: {
        sumMs: 175,
        buckets: [
          [2 ** 4.5, 1],
          [32, 1],
          [2 ** 5.5, 2],
          [64, 1],
        ],
      },
    });
    expect(JSON.stringify(service.reports)).not.toMatch(/s3cret|10\.1\.2\.3|ada|shop/);
  });

  it('names addresses only if asked for', async () => {
    const service = new FakeService();
    const folder = scratch({ 'a.log': textOf(sampleLines('haproxy')) });
    await imported(folder, service, 'a.log', '--by-address', '--environment', 'prod', '--instance', 'lb1');
    expect(service.reports[0]).toMatchObject({
      environment: 'prod',
      source: { instance: 'lb1' },
      observations: expect.arrayContaining([
        expect.objectContaining({ consumer: { name: '10.1.2.3', version: null, identifiedBy: 'address' } }),
      ]),
    });
  });

  it('counts a log once: again, under another name, packed', async () => {
    const service = new FakeService();
    const text = textOf(many(12_000));
    const folder = scratch({ 'access.log': text, 'access.log.1.gz': gzipSync(text) });
    const first = await imported(folder, service, 'access.log');
    expect(first.stdout).toContain('12000 calls counted\n');
    expect(service.calls).toBe(12_000);
    expect(service.reports.length).toBe(2 * Math.ceil(text.length / 524_288));
    const again = await imported(folder, service, 'access.log', 'access.log.1.gz');
    expect(again.stdout.match(/12000 calls counted before\n/g)).toHaveLength(2);
    expect(service.calls).toBe(12_000);
  });

  it('goes on where it was broken off', async () => {
    const service = new FakeService();
    const folder = scratch({ 'access.log': textOf(many(12_000)) });
    service.faults.push(500);
    const broken = await imported(folder, service, 'access.log');
    expect([broken.exit, broken.stdout, service.calls]).toEqual([2, 'access.log (nginx)\n', 0]);
    expect(broken.stderr).toContain('access.log was not reported to its end. The same again goes on.\n');
    await imported(folder, service, 'access.log');
    expect(service.calls).toBe(12_000);
  });

  it('remembers how far a log that grows was reported, also when it was rotated away', async () => {
    const service = new FakeService();
    const folder = scratch({ 'access.log': textOf(many(60)) });
    const path = join(folder, 'access.log');
    const step = (...files: string[]) => imported(folder, service, ...files, '--state', 'state.json');
    await step('access.log');
    appendFileSync(path, `${textOf(many(5960, 60))}10.1.2.3 - - [14/Jan`);
    await step('access.log');
    expect(service.calls).toBe(6020);
    appendFileSync(path, '/2026:10:00:00 +0000] "GET /half HTTP/1.1" 200 1 "-" "-"\nnonsense\n');
    writeFileSync(join(folder, 'access.log.1'), readFileSync(path));
    writeFileSync(path, textOf(many(5, 9000)));
    const last = await step('access.log', 'access.log.1');
    expect(last.stderr).toBe('access.log.1: 1 line could not be read\n  line 6022 is not in this format: nonsense\n');
    expect(service.calls).toBe(6026);
    expect((await step('access.log', 'access.log.1')).stdout.match(/ {2}nothing new\n/g)).toHaveLength(2);
    // Without the state: what was reported before is known by its place.
    await imported(folder, service, 'access.log.1');
    expect(service.calls).toBe(6026);
  });

  it('tells lines that cannot be read, and loses no other', async () => {
    const service = new FakeService();
    const hostile = ['x'.repeat(1_000_000), '\u001b[31mred\u0007', '{"__proto__":1}', '', '"', 'GET /?key=s3cret', 'z'];
    const text = [NGINX[0], ...hostile, ...NGINX.slice(1)].join('\r\n');
    const outcome = await imported(scratch({ 'a.log': text }), service, 'a.log');
    expect(outcome).toMatchObject({ exit: 0, stdout: 'a.log (nginx)\n  40 calls counted\n' });
    expect(outcome.stderr).toBe(`\
a.log: 6 lines could not be read
  line 2 is longer than 64 KiB
  line 3 is not in this format: \\x1b[31mred\\x07
  line 4 is not in this format: {"__proto__":1}
  line 6 is not in this format: "
  line 7 is not in this format: GET /
  and 1 more
`);
    expect(service.reports.reduce((sum, { health }) => sum + health.dropped, 0)).toBe(6);
  });

  it('reports archives, and JSON by the fields that are named', async () => {
    const service = new FakeService();
    const line = '{"ts":1768384800,"method":"GET","path":"/a","status":200,"headers":{"x-client":"till"}}\n';
    const folder = scratch({ 'a.har': JSON.stringify(sampleArchive()), 'a.jsonl': line });
    const { stdout } = await imported(folder, service, 'a.har', 'a.jsonl', '--fields', 'consumer=headers.x-client');
    expect(stdout).toBe('a.har (har)\n  40 calls counted\na.jsonl (json)\n  1 call counted\n');
    expect(service.reports).toMatchObject([
      { source: { kind: 'har', sampleRate: Number.EPSILON } },
      { observations: [{ consumer: { name: 'till', identifiedBy: 'header' } }] },
    ]);
  });

  it('shows in a dry run what it would report, and asks nobody', async () => {
    const service = new FakeService();
    const folder = scratch({ 'a.log': textOf(NGINX.slice(0, 5)) });
    const { exit, stdout } = await imported(folder, service, 'a.log', '--dry-run', '--state', 'state.json');
    expect({ exit, stdout }).toEqual({
      exit: 0,
      stdout: `\
a.log (nginx)
   calls  hour (UTC)        status, operation, consumer
       1  2026-01-14 10:00  200  GET /v1/orders/0  checkout 2.3.0
       1  2026-01-14 10:00  200  GET /v1/orders/1  Mozilla
       1  2026-01-14 10:00  200  GET /v1/orders/1  checkout 2.3.0
       1  2026-01-14 10:00  200  GET /v1/orders/2  checkout 2.3.0
       1  2026-01-14 10:00  200  POST /v1/orders  Mozilla
`,
    });
    expect(service.reports).toEqual([]);
    expect(() => readFileSync(join(folder, 'state.json'))).toThrow('ENOENT');
  });

  it('says how far it is, on a terminal', async () => {
    const folder = scratch({ 'a.log': textOf(many(6000)) });
    const { fetch } = new FakeService();
    const surroundings = { cwd: folder, fetch, stderrIsTTY: true, tick: 1000 };
    const { stderr } = await runIn(surroundings, 'import', '--service', 'orders', 'a.log');
    expect(stderr).toMatch(/a\.log: \d{4} lines/);
  });

  it.each([
    ['a file that is not there', ['gone.log'], 'gone.log cannot be read (ENOENT)'],
    ['a file in no format', ['prose.txt'], 'no known format reads its first lines'],
    ['another format', ['prose.txt', '--format', 'alb'], 'no call was found'],
    ['a damaged archive', ['cut.gz'], 'cut.gz cannot be read'],
    ['a state file that cannot be', ['a.log', '--state', 'no/state.json'], 'could not be written (ENOENT)'],
    ['a state file that is none', ['a.log', '--state', 'prose.txt'], 'prose.txt is no state file'],
    ['a secret for a name', ['a.log', '--fields', 'consumer=headers.x-api-key'], 'is a secret'],
    ['fields that there are not', ['a.log', '--fields', '__proto__=a'], 'Give fields as in'],
    ['fields for a format that has none', ['a.log', '--format', 'nginx', '--fields', 'time=a'], '--fields is for'],
    ['an unknown format', ['a.log', '--format', 'iis'], 'Formats: envoy, nginx'],
  ])('says what is wrong: %s', async (_, argv, words) => {
    const folder = scratch({
      'a.log': textOf(NGINX),
      'prose.txt': 'Once upon\na time\n',
      'cut.gz': gzipSync(textOf(many(3000))).subarray(0, 4000),
    });
    const { exit, stderr } = await imported(folder, new FakeService(), ...argv);
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining(words) });
  });
});

describe('Sending', () => {
  const hour = { place: 0, from: 0, to: 1, observations: [], calls: 0, overflow: 3 };
  const source = { service: 'orders', environment: undefined, kind: 'access-log', instance: 'a' } as const;
  const report: CallReport = { ...source, batchId: 'log:0:0', hour, dropped: 4 };
  const send = async (service: FakeService) => {
    const pauses: number[] = [];
    const wait = async (pause: number) => pauses.push(pause);
    return { pauses, sent: await sendCalls({ url: 'http://127.0.0.1:1', key: null }, report, service, wait) };
  };

  it('has patience with a service that asks for it', async () => {
    const service = new FakeService();
    service.faults.push(429, 503);
    expect(await send(service)).toEqual({
      pauses: [1000, 2000],
      sent: { ok: true, value: { fate: 'counted', refused: [] } },
    });
    expect(service.reports[0]?.health).toEqual({ dropped: 7 });
  });

  it('loses patience some time, and has none with what does not pass', async () => {
    const service = new FakeService();
    service.faults.push(...Array.from({ length: 7 }, () => 503));
    expect(await send(service)).toMatchObject({ pauses: { length: 6 }, sent: { ok: false } });
    service.faults.push(403);
    expect(await send(service)).toMatchObject({
      pauses: [],
      sent: { ok: false, error: [/\(403\)/, /key/].map(containing) },
    });
  });

  it('tells what is too old, or reported before with other content', async () => {
    const service = new FakeService();
    service.faults.push(422, 409);
    expect((await send(service)).sent).toMatchObject({ value: { fate: 'too-old' } });
    expect((await send(service)).sent).toMatchObject({ value: { fate: 'reused' } });
  });
});

function containing(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
