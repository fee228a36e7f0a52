import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Handlers } from '../../packages/server/src/http/handler.ts';
import { loggerTo, readSettings, startService } from '../../packages/server/src/index.ts';
import type { TrustedProxies } from '../../packages/server/src/settings/trusted-proxies.ts';
import { noDatabase } from './support/no-database.ts';
import { start } from './support/start.ts';

const handlers: Handlers = { listServices: async () => ({ status: 200, body: { services: [] } }) };

/** What a service of two requests a minute and address answers to requests that say these addresses. */
async function statuses(trustedProxies: TrustedProxies | null, forwarded: readonly string[]): Promise<number[]> {
  const service = await start({ database: noDatabase, handlers, options: { trustedProxies }, requestsPerMinute: 2 });
  try {
    const answers: number[] = [];
    for (const told of forwarded) {
      const headers = { 'x-forwarded-for': told };
      answers.push((await fetch(`${service.url}/api/v1/services`, { headers })).status);
    }
    return answers;
  } finally {
    await service.close();
  }
}

const DIFFERENT = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];

describe('The address that requests are counted by', () => {
  it('is not what a caller says', async () => {
    expect(await statuses(null, DIFFERENT)).toEqual([200, 200, 429, 429]);
  });

  it('is not what a proxy says that is not trusted', async () => {
    expect(await statuses(['10.0.0.0/8'], DIFFERENT)).toEqual([200, 200, 429, 429]);
  });

  it.each([
    ['number', 1],
    ['address', ['127.0.0.1']],
    ['name', ['loopback']],
  ])('is what a proxy says that is trusted by its %s', async (_by, trusted) => {
    expect(await statuses(trusted, [...DIFFERENT, '192.0.2.1', '192.0.2.1'])).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it.each([
    ['number', 1],
    ['name', ['loopback']],
  ])('is not what a caller said to the proxy, trusted by its %s', async (_by, trusted) => {
    const forged = DIFFERENT.map((address) => `${address}, 198.51.100.7`);
    expect(await statuses(trusted, forged)).toEqual([200, 200, 429, 429]);
  });

  it('is behind several proxies what the first of them says', async () => {
    const chain = DIFFERENT.map((address) => `203.0.113.9, ${address}, 10.0.0.1`);
    expect(await statuses(2, [...chain, ...chain, ...chain])).toEqual([...Array(8).fill(200), ...Array(4).fill(429)]);
  });

  it('has no port, and is no word', async () => {
    const ports = [
      '192.0.2.1:1000',
      '192.0.2.1:1001',
      '192.0.2.1:1002',
      '[2001:db8::1]:1',
      '[2001:db8::1]:2',
      '[2001:db8::1]:3',
    ];
    expect(await statuses(1, ports)).toEqual([200, 200, 429, 200, 200, 429]);
    expect(await statuses(1, ['a', 'b', 'unknown', '_hidden'])).toEqual([200, 200, 429, 429]);
  });

  it('is, as the settings say it, that of wrong keys, and then loopback is not open', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trust-proxy-'));
    const env = { CONTRACT_CHECK_PORT: '0', CONTRACT_CHECK_DATA: folder, CONTRACT_CHECK_WRONG_KEYS_PER_MINUTE: '1' };
    const read = readSettings({}, { ...env, CONTRACT_CHECK_TRUST_PROXY: '1' });
    if ('problems' in read) throw new Error(read.problems.join('\n'));
    const log = loggerTo(() => undefined, 'silent');
    const service = await startService({ settings: read.settings, log, now: () => new Date() });
    try {
      const ask = async (headers: Record<string, string>) =>
        (await fetch(`${service.url}/api/v1/services`, { headers })).status;
      const wrong = (told: string) => ask({ authorization: 'Bearer wrong', 'x-forwarded-for': told });
      const answers = [await wrong('192.0.2.1'), await wrong('192.0.2.1'), await wrong('192.0.2.2'), await ask({})];
      expect([answers, service.isOpenOnLoopback]).toEqual([[401, 429, 401, 401], false]);
    } finally {
      await service.end();
      await rm(folder, { recursive: true });
    }
  });

  it('is not found by a setting that is none', () => {
    expect(readSettings({}, { CONTRACT_CHECK_TRUST_PROXY: 'true' })).toEqual({
      problems: [
        'CONTRACT_CHECK_TRUST_PROXY is a number of proxies from 1, or addresses with commas between them, not "true".',
      ],
    });
  });
});
