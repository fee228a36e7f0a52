import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handlers, ServiceRequest } from '../../packages/server/src/http/handler.ts';
import { PROBLEMS, ProblemError } from '../../packages/server/src/http/problem.ts';
import { noDatabase } from './support/no-database.ts';
import { type Started, start } from './support/start.ts';

const asked: ServiceRequest[] = [];
const receipt = { accepted: 1, rejected: [], duplicate: false };

const handlers: Handlers = {
  reportUsage: async (request) => {
    asked.push(request);
    return { status: 200, body: receipt };
  },
  readUsage: async (request) => {
    asked.push(request);
    return { status: 200, mediaType: 'text/csv', body: 'calls\n' };
  },
  rotateKey: async (request) => {
    asked.push(request);
    throw new ProblemError('not-found');
  },
  listConsumers: async () => {
    throw new TypeError('a bug\nwith a second line');
  },
  listServices: async () => {
    throw Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
  },
};

const report = {
  batchId: '01J00000',
  service: 'orders',
  source: { kind: 'tracker', instance: 'orders-7' },
  from: '2026-11-20T10:00:00Z',
  to: '2026-11-20T10:00:10Z',
  observations: [{ any: 'thing' }],
};

const json = { 'content-type': 'application/json' };
const key = { authorization: 'Bearer all' };

let service: Started;

beforeAll(async () => {
  service = await start({ database: noDatabase, handlers });
});

afterAll(() => service.close());

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${service.url}${path}`, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? JSON.parse(text) : null,
  };
}

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return ask(path, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
}

function last(): ServiceRequest {
  const request = asked.at(-1);
  if (request === undefined) throw new Error('Nothing was asked.');
  return request;
}

describe('a request that fits', () => {
  it('comes to its handler with defaults put in', async () => {
    const { status, body } = await post('/api/v1/usage', report);
    expect({ status, body }).toEqual({ status: 200, body: receipt });
    expect(last().body).toEqual({
      ...report,
      environment: 'default',
      source: { ...report.source, sampleRate: 1 },
    });
    expect(last().caller.name).toBe('loopback');
    expect(JSON.parse(Buffer.from(last().bytes).toString())).toEqual(report);
  });

  it('may be packed', async () => {
    const body = gzipSync(JSON.stringify(report));
    const headers = { ...json, 'content-encoding': 'gzip' };
    expect((await ask('/api/v1/usage', { method: 'POST', headers, body })).status).toBe(200);
    expect(last().body).toMatchObject({ batchId: '01J00000' });
  });

  it('has its query read as its schemas say', async () => {
    const { status, text, headers } = await ask('/api/v1/usage?service=a%20b&groupBy=operation,day&limit=20', {
      headers: { accept: 'text/csv' },
    });
    expect({ status, text }).toEqual({ status: 200, text: 'calls\n' });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect({ ...last().query }).toEqual({ service: 'a b', groupBy: ['operation', 'day'], limit: 20 });
    expect(last().accepts).toEqual(['text/csv']);
    await ask('/api/v1/usage?service=a');
    expect({ ...last().query }).toEqual({
      service: 'a',
      groupBy: ['operation', 'consumer', 'apiVersion'],
      limit: 1000,
    });
  });

  it('may leave out a body that it need not have', async () => {
    await ask('/api/v1/keys/abcdefgh12/rotation', { method: 'POST', headers: key });
    expect(last().path).toEqual({ key: 'abcdefgh12' });
    expect(last().body).toBeUndefined();
  });
});

describe('a request that does not fit', () => {
  const wrong: readonly (readonly [path: string, errors: readonly object[]])[] = [
    ['/api/v1/usage', [{ pointer: '', parameter: 'service', detail: 'is missing' }]],
    ['/api/v1/usage?service=a&form=1', [{ pointer: '', parameter: 'form', detail: 'is not known' }]],
    ['/api/v1/usage?service=a&service=b', [{ pointer: '', parameter: 'service', detail: 'is given twice' }]],
    ['/api/v1/usage?service=a&limit=0', [{ pointer: '', parameter: 'limit', detail: 'must be >= 1' }]],
    ['/api/v1/usage?service=a&limit=1e3', [{ pointer: '', parameter: 'limit', detail: 'must be integer' }]],
    ['/api/v1/usage?service=a&cursor=%00', [{ parameter: 'cursor', detail: 'holds the character U+0000' }]],
    ['/api/v1/usage?service=a&from=yesterday', [{ parameter: 'from', detail: 'must match format "date-time"' }]],
  ];

  it.each(wrong)('%s is told what is wrong', async (path, errors) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({ type: '/problems/invalid-request', status: 400, errors });
  });

  it('is told every place in its body, up to twenty', async () => {
    const { status, body } = await post('/api/v1/usage', { ...report, batchId: 1, observations: [1, 2] });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { pointer: '/batchId', detail: 'must be string' },
      { pointer: '/observations/0', detail: 'must be object' },
      { pointer: '/observations/1', detail: 'must be object' },
    ]);
    const many = await post('/api/v1/usage', { ...report, observations: Array(500).fill(1) });
    expect(many.body.errors).toHaveLength(20);
  });

  it.each([
    ['no JSON', '{"service":'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['U+0000', '{"batchId":"\\u0000"}'],
    ['too deep', '['.repeat(101)],
  ])('is refused for a body with %s', async (_, body) => {
    expect((await ask('/api/v1/usage', { method: 'POST', headers: json, body })).status).toBe(400);
  });

  it('is refused for a media type or an encoding that is not read', async () => {
    const text = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' };
    expect((await ask('/api/v1/usage', text)).status).toBe(415);
    const packed = { method: 'POST', headers: { ...json, 'content-encoding': 'br' }, body: '{}' };
    expect((await ask('/api/v1/usage', packed)).status).toBe(415);
  });
});

describe('what is not there', () => {
  it.each([
    ['/nowhere', 404, 'not-found'],
    ['/api/v1/usage/', 404, 'not-found'],
    ['/API/v1/usage', 404, 'not-found'],
    ['/api/v1/services/%zz', 400, 'invalid-request'],
    ['/api/v1/gates/can-i-retire?service=a&operation=b&environment=c', 501, 'not-served'],
  ])('%s is answered with %i', async (path, status, name) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ type: `/problems/${name}`, status });
  });

  it('is a method, and the others are named', async () => {
    const refused = await ask('/api/v1/usage', { method: 'DELETE' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
    const options = await ask('/api/v1/usage', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('what goes wrong inside', () => {
  it('is a bug: told without its words, logged with them', async () => {
    const { status, text } = await ask('/api/v1/consumers');
    expect(status).toBe(500);
    expect(text).not.toContain('second line');
    expect(service.logged.at(-1)).toMatchObject({ message: 'a bug', facts: { err: expect.any(TypeError) } });
  });

  it('is the store: the same may be sent again', async () => {
    const { status, headers, text } = await ask('/api/v1/services');
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(text).not.toContain('No space');
  });
});

describe('the service itself', () => {
  it('says that it is alive, and whether it is ready', async () => {
    expect((await ask('/healthz')).body).toEqual({ status: 'ok' });
    const head = await ask('/healthz', { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([200, '', '15']);
    const ready = await ask('/readyz');
    expect([ready.status, ready.body]).toEqual([503, { status: 'unavailable' }]);
  });

  it('serves its contract and explains its problems', async () => {
    expect((await ask('/openapi.yaml')).text).toMatch(/^openapi: 3\.1\.0\n/);
    for (const [name, { title }] of Object.entries(PROBLEMS)) {
      expect((await ask(`/problems/${name}`)).text).toContain(title);
    }
    expect((await ask('/problems/constructor')).status).toBe(404);
  });

  it('sends headers that browsers heed, and no name of what it is made with', async () => {
    const { headers } = await ask('/healthz');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
