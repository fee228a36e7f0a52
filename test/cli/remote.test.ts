import { describe, expect, it } from 'vitest';
import { runIn, type Surroundings } from './support/fake-io.ts';
import { loopback } from './support/loopback.ts';
import { contract, referring, scratch } from './support/scratch.ts';

const item = 'get: { responses: { "200": { description: ok } } }\n';
const real: Surroundings['fetch'] = (url, init) => fetch(url, init);
const files = { 'new.yaml': contract() };

describe('addresses', () => {
  it('are refused without --allow-remote, before anything is sent', async () => {
    const fetched: string[] = [];
    const given: Surroundings = {
      cwd: scratch(files),
      fetch: (url) => {
        fetched.push(url.href);
        return Promise.resolve(new Response(contract()));
      },
    };
    const { exit, stderr } = await runIn(given, 'diff', 'https://example.com/a.yaml', 'new.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[remote-refused]');
    expect(stderr).toContain('--allow-remote');
    expect(fetched).toEqual([]);
  });

  it('are read with the files below their folder', async () => {
    const { origin, asked } = await loopback({
      '/api/v1/a.yaml?x=1': referring('parts/b.yaml'),
      '/api/v1/parts/b.yaml': item,
    });
    const given: Surroundings = { cwd: scratch(files), ...(real === undefined ? {} : { fetch: real }) };
    const outcome = await runIn(given, 'diff', '--allow-remote', `${origin}/api/v1/a.yaml?x=1`, 'new.yaml');
    expect(outcome).toMatchObject({ exit: 0, stderr: '' });
    expect(asked).toEqual(['/api/v1/a.yaml?x=1', '/api/v1/parts/b.yaml']);
  });

  it('are read when their capitals differ', async () => {
    const { origin } = await loopback({ '/a.yaml': contract() });
    const given = { cwd: scratch(files), fetch: (url: URL, init: RequestInit) => fetch(url, init) };
    const address = origin.replace('http:', 'HTTP:');
    expect(await runIn(given, 'diff', '--allow-remote', `${address}/a.yaml`, 'new.yaml')).toMatchObject({ exit: 0 });
  });

  it('stop at the limit, whatever the server says of the length', async () => {
    let sent = 0;
    const { origin } = await loopback({
      '/big.yaml': (_, response) => {
        const more = (): void => {
          sent += 1;
          if (!response.destroyed) response.write('#'.repeat(10_000), more);
        };
        more();
      },
    });
    const given = { cwd: scratch(files), fetch: (url: URL, init: RequestInit) => fetch(url, init) };
    const { exit, stderr } = await runIn(
      given,
      'diff',
      '--allow-remote',
      '--max-size',
      '1M',
      `${origin}/big.yaml`,
      'new.yaml',
    );
    expect(exit).toBe(2);
    expect(stderr).toContain('error[input-too-large]');
    expect(sent).toBeLessThan(10_000);
  });

  const failing =
    (error: Error): Surroundings['fetch'] =>
    () =>
      Promise.reject(error);
  const caused = (code: string): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  const rows: readonly (readonly [string, Surroundings['fetch'], string, RegExp])[] = [
    [
      'an error status',
      () => Promise.resolve(new Response('no', { status: 404, statusText: 'Not Found' })),
      'remote-status',
      /404 Not Found/,
    ],
    ['no content', () => Promise.resolve(new Response(null, { status: 204 })), 'document-empty', /empty/],
    ['a slow server', failing(new DOMException('late', 'TimeoutError')), 'remote-timeout', /30 seconds/],
    ['an unknown host', failing(caused('ENOTFOUND')), 'remote-failed', /host name is not known/],
    ['a closed port', failing(caused('ECONNREFUSED')), 'remote-failed', /nobody answers/],
    ['a wrong certificate', failing(caused('CERT_HAS_EXPIRED')), 'remote-failed', /CERT_HAS_EXPIRED/],
    ['anything else', failing(new Error('odd')), 'remote-failed', /odd/],
    [
      'a connection that breaks off',
      () =>
        Promise.resolve(new Response(new ReadableStream({ start: (stream) => stream.error(caused('ECONNRESET')) }))),
      'remote-failed',
      /connection was cut/,
    ],
  ];

  it.each(rows)('%s is told', async (_, fake, code, part) => {
    const given: Surroundings = { cwd: scratch(files), ...(fake === undefined ? {} : { fetch: fake }) };
    const { exit, stderr } = await runIn(given, 'diff', '--allow-remote', 'https://example.com/a.yaml', 'new.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr.replace(/\n\s+/g, ' ')).toMatch(part);
  });

  it('with a password are refused, and the password is not repeated by us', async () => {
    const given: Surroundings = { cwd: scratch(files), fetch: () => Promise.reject(new Error('fetched')) };
    const { exit, stderr } = await runIn(
      given,
      'diff',
      '--allow-remote',
      'https://me:hunter2@example.com/a.yaml',
      'new.yaml',
    );
    expect(exit).toBe(2);
    expect(stderr).toContain('error[remote-refused]');
    expect(stderr).not.toContain('hunter2');
  });

  it('that are none are told', async () => {
    const { exit, stderr } = await runIn({ cwd: scratch(files) }, 'diff', '--allow-remote', 'http://', 'new.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[remote-failed]');
  });

  it('give way to a file of that name', async () => {
    const given: Surroundings = { cwd: scratch(files), fetch: () => Promise.reject(new Error('fetched')) };
    expect((await runIn(given, 'diff', './new.yaml', 'new.yaml')).exit).toBe(0);
  });

  it('send a timeout signal, follow nothing by themselves, and carry no secrets', async () => {
    let seen: RequestInit | undefined;
    const given: Surroundings = {
      cwd: scratch(files),
      fetch: (_, init) => {
        seen = init;
        return Promise.resolve(new Response(contract()));
      },
    };
    await runIn(given, 'diff', '--allow-remote', 'https://example.com/a.yaml', 'new.yaml');
    expect(seen?.redirect).toBe('manual');
    expect(seen?.signal).toBeInstanceOf(AbortSignal);
    expect(Object.keys(seen?.headers ?? {})).toEqual(['accept']);
  });
});
