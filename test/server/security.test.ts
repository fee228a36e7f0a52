import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, Handlers } from '../../packages/server/src/http/handler.ts';
import { loggerTo } from '../../packages/server/src/service/logger.ts';
import { noDatabase } from './support/no-database.ts';
import { type Started, start } from './support/start.ts';

const MAX_BYTES = 1_000_000;
const lines: string[] = [];
/** Requests that wait inside their handler. */
const holding: (() => void)[] = [];

const handlers: Handlers = {
  reportUsage: async ({ body }) => {
    const { batchId, health } = body as { batchId: string; health?: object };
    if (batchId === 'hold-it-') await new Promise<void>((release) => holding.push(release));
    if (batchId === 'throw-it') throw new Error(JSON.stringify(health));
    return { status: 200, body: { accepted: 0, rejected: [], duplicate: false } };
  },
  reportHeartbeat: async () => ({ status: 204 }),
  listServices: async () => ({ status: 200, body: { services: [] } }),
  getService: async () => ({ status: 200, headers: { 'X-Name': 'a\r\nSet-Cookie: b=c' }, body: {} }),
};

const orders: Caller = { name: 'key:orders', scopes: new Set(['ingest', 'read', 'publish']), service: 'orders' };

const source = { kind: 'tracker', instance: 'orders-7' };
const report = {
  batchId: '01J00000',
  service: 'orders',
  source,
  from: '2026-11-20T10:00:00Z',
  to: '2026-11-20T10:00:10Z',
  observations: [],
};

/** Asked with `node:net` where a client of HTTP would not do what an attacker does. */
function raw(url: string, ...chunks: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.once('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
    socket.once('close', () => resolve(answer));
    for (const chunk of chunks) socket.write(chunk);
  });
}

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
}

let open: Started;
let closed: Started;
let limited: Started;

beforeAll(async () => {
  const log = loggerTo((line) => lines.push(line), 'info');
  open = await start({ database: noDatabase, handlers, context: { log }, requestMs: 1000 });
  const callers = { orders };
  closed = await start({ database: noDatabase, handlers, callers, isOpenOnLoopback: false });
  limited = await start({ database: noDatabase, handlers, requestsPerMinute: 3 });
});

afterAll(async () => {
  for (const service of [open, closed, limited]) await service.close();
});

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, path = '/api/v1/usage') {
  const all = { 'content-type': 'application/json', ...headers };
  return fetch(`${open.url}${path}`, { method: 'POST', headers: all, body });
}

async function isAlive(): Promise<boolean> {
  return (await fetch(`${open.url}/healthz`)).ok && (await post(JSON.stringify(report))).ok;
}

describe('without keys, on loopback', () => {
  it.each([
    ['Host', { Host: 'orders.example' }, 403],
    ['Host', { Host: '127.0.0.1.example' }, 403],
    ['Host', { Host: '169.254.169.254' }, 403],
    ['Origin', { Host: '127.0.0.1', Origin: 'https://page.example' }, 403],
    ['Origin', { Host: '127.0.0.1', Origin: 'null' }, 403],
    ['Sec-Fetch-Site', { Host: '127.0.0.1', 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['nothing', { Host: 'localhost:4010', Origin: 'http://localhost:4010' }, 200],
    ['nothing', { Host: '[::1]:4010' }, 200],
  ])('is %s of another place refused: %j → %i', async (_, headers, status) => {
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    for (const path of ['/api/v1/services', '/healthz']) {
      const answer = await raw(open.url, `GET ${path} HTTP/1.1\r\n${head.join('')}Connection: close\r\n\r\n`);
      expect(statusOf(answer)).toBe(status);
    }
  });

  it('are publishing, lifecycle and administration not for everybody', async () => {
    for (const [method, path] of [
      ['POST', '/api/v1/services/orders/contracts'],
      ['POST', '/api/v1/services/orders/lifecycle'],
      ['POST', '/api/v1/deployments'],
      ['GET', '/api/v1/keys'],
      ['DELETE', '/api/v1/consumers/checkout'],
    ] as const) {
      const answer = await fetch(`${open.url}${path}`, { method });
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('is a wrong key still wrong', async () => {
    const answer = await fetch(`${open.url}/api/v1/services`, { headers: { authorization: 'Bearer nonsense' } });
    expect(answer.status).toBe(401);
  });
});

describe('on any other host', () => {
  it('is nothing to be had without a key but signs of life', async () => {
    for (const path of ['/api/v1/services', '/api/v1/usage?service=a', '/metrics', '/.well-known/api-catalog']) {
      expect([path, (await fetch(`${closed.url}${path}`)).status]).toEqual([path, 401]);
    }
    const report = await fetch(`${closed.url}/api/v1/usage`, { method: 'POST', body: '{}' });
    expect(report.status).toBe(401);
    expect((await fetch(`${closed.url}/healthz`)).status).toBe(200);
  });

  it('is a key for one service of no use for another', async () => {
    const headers = { authorization: 'Bearer orders', 'content-type': 'application/json' };
    const ask = async (path: string, body?: object) => {
      const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
      return (await fetch(`${closed.url}${path}`, init)).status;
    };
    expect(await ask('/api/v1/heartbeats', { service: 'orders', source })).toBe(204);
    expect(await ask('/api/v1/heartbeats', { service: 'billing', source })).toBe(403);
    expect(await ask('/api/v1/usage', { ...report, service: 'billing' })).toBe(403);
    expect(await ask('/api/v1/services/billing')).toBe(403);
    expect(await ask('/api/v1/services')).toBe(403);
  });
});

describe('a hostile body', () => {
  it('that is too large ends in 413', async () => {
    const body = JSON.stringify({ ...report, environment: 'x'.repeat(MAX_BYTES) });
    expect((await post(body)).status).toBe(413);
    const head = 'POST /api/v1/usage HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n';
    expect(statusOf(await raw(open.url, head, '{'))).toBe(413);
    expect(await isAlive()).toBe(true);
  });

  it('that is too large and does not say so ends in 413', async () => {
    const head = 'POST /api/v1/usage HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `${(100_000).toString(16)}\r\n${' '.repeat(100_000)}\r\n`;
    expect(statusOf(await raw(open.url, head, ...Array<string>(60).fill(chunk)))).toBe(413);
    expect(await isAlive()).toBe(true);
  });

  it('that unpacks to a thousand times its size ends in 413, and holds no memory', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(200_000_000, 0x20)));
    expect(bomb.length).toBeLessThan(MAX_BYTES);
    const before = process.memoryUsage().arrayBuffers;
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(bomb, { 'content-encoding': 'gzip' })));
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413, 413, 413]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
    expect(await isAlive()).toBe(true);
  });

  it('beside too many others ends in 503, not in memory', async () => {
    const body = JSON.stringify({ ...report, batchId: 'hold-it-' }).padEnd(MAX_BYTES - 1000);
    const held = Array.from({ length: 8 }, () => post(body));
    await expect.poll(() => holding.length).toBe(8);
    const refused = await post(body);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await isAlive()).toBe(true);
    for (const release of holding.splice(0)) release();
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual(Array(8).fill(200));
    const next = post(body);
    await expect.poll(() => holding.length).toBe(1);
    holding.pop()?.();
    expect((await next).status).toBe(200);
  });

  it('that is no gzip ends in 400', async () => {
    const packed = gzipSync(JSON.stringify(report));
    for (const body of [Buffer.from('nonsense'), packed.subarray(0, packed.length - 9)]) {
      expect((await post(new Uint8Array(body), { 'content-encoding': 'gzip' })).status).toBe(400);
    }
    expect(await isAlive()).toBe(true);
  });

  it.each(['[', '{"a":'])('that is nested deeply with %s ends in 400', async (opening) => {
    for (const depth of [200, 10_000, 150_000]) expect((await post(opening.repeat(depth))).status).toBe(400);
    expect(await isAlive()).toBe(true);
  });

  it('changes no prototype', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const evil = '{"polluted":true,"toString":1}';
    for (const name of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
      const inner = `"${name}":${evil}`;
      const body = JSON.stringify({ ...report, health: {} }).replace('"health":{}', `"health":{${inner}},${inner}`);
      expect((await post(body)).status).toBe(200);
      expect((await post(`{${inner}}`)).status).toBe(400);
    }
    await fetch(`${open.url}/api/v1/usage?__proto__=1&constructor=2`);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect('polluted' in {}).toBe(false);
    expect(await isAlive()).toBe(true);
  });

  it('that says a name twice is read one way', async () => {
    const body = JSON.stringify(report).replace('"service":"orders"', '"service":"billing","service":"orders"');
    const headers = { authorization: 'Bearer orders', 'content-type': 'application/json' };
    const send = (text: string) => fetch(`${closed.url}/api/v1/usage`, { method: 'POST', headers, body: text });
    expect((await send(body)).status).toBe(200);
    const other = JSON.stringify(report).replace('"service":"orders"', '"service":"orders","service":"billing"');
    expect((await send(other)).status).toBe(403);
  });
});

describe('a hostile sender', () => {
  it('that is slow is sent away, others are answered meanwhile', async () => {
    const slow = [
      'POST /api/v1/usage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{',
      'GET /api/v1/services HTTP/1.1\r\nHost: local',
    ].map((text) => raw(open.url, text));
    expect(await isAlive()).toBe(true);
    for (const answer of await Promise.all(slow)) expect(statusOf(answer)).toBe(408);
    expect(await isAlive()).toBe(true);
  });

  it('that goes away in the middle harms nobody', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(open.url).port), '127.0.0.1', () => {
        socket.write(
          'POST /api/v1/usage HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: 50\r\n\r\n',
        );
        socket.write(gzipSync('{}').subarray(0, 12), () => socket.destroy());
      });
      socket.once('close', () => resolve());
    });
    expect(await isAlive()).toBe(true);
  });

  it('of too many headers is refused', async () => {
    const head = `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`;
    expect(statusOf(await raw(open.url, head))).toBe(431);
    expect(await isAlive()).toBe(true);
  });

  it('of two lengths (request smuggling) is refused', async () => {
    const head =
      'POST /api/v1/usage HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(statusOf(await raw(open.url, head, '0\r\n\r\n'))).toBe(400);
    expect(await isAlive()).toBe(true);
  });

  it('that asks too often is told when to come again', async () => {
    const answers: Response[] = [];
    for (let round = 0; round < 5; round += 1) answers.push(await fetch(`${limited.url}/api/v1/services`));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    const seconds = Number(answers.at(-1)?.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await fetch(`${limited.url}/healthz`)).status).toBe(200);
  });
});

describe('text of a stranger', () => {
  it('makes no header', async () => {
    const answer = await fetch(`${open.url}/api/v1/services/orders`);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const path = await fetch(`${open.url}/api/v1/services/a%0d%0aSet-Cookie:%20b=c`);
    expect([path.status, path.headers.get('set-cookie')]).toEqual([400, null]);
  });

  it('makes no line of the log, and no terminal obeys it', async () => {
    const name = '\u001b[2J\n{"level":50}\r\u009b31m\u202e\u2028';
    const before = lines.length;
    const answer = await post(JSON.stringify({ ...report, batchId: 'throw-it', health: { [name]: 1 } }));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('2J');
    const logged = lines.slice(before);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^\{.*\}\n$/);
    expect(logged[0]?.slice(0, -1)).toMatch(/^[^\p{Cc}\u2028\u202e]*$/u);
    expect(JSON.parse(logged[0] ?? '').err.message).toContain('\\u001b[2J');
  });

  it('is not logged when it is a key', async () => {
    const secret = 'ccs_0123456789abcdef_not-so-secret';
    for (const path of ['/api/v1/services', '/api/v1/services/orders']) {
      await fetch(`${open.url}${path}`, { headers: { authorization: `Bearer ${secret}` } });
    }
    expect(lines.join('')).not.toContain('not-so-secret');
  });
});
