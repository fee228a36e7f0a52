import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServeCommand } from '../../packages/cli/src/command-line/command.ts';
import { configSchema } from '../../packages/cli/src/config/config-schema.ts';
import { runServe } from '../../packages/cli/src/serve/run-serve.ts';
import * as service from '../../packages/server/src/index.ts';
import { fakeIo } from '../cli/support/fake-io.ts';
import { freshDatabase } from './support/databases.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The provider is asked for nothing before somebody logs in. */
const PEOPLE = {
  CONTRACT_CHECK_PUBLIC_URL: 'https://contracts.example',
  CONTRACT_CHECK_OIDC_ISSUER: 'https://login.invalid',
  CONTRACT_CHECK_OIDC_CLIENT_ID: 'contracts',
  CONTRACT_CHECK_OIDC_CLIENT_SECRET: 'hush',
  CONTRACT_CHECK_OIDC_EMAIL_DOMAINS: '*',
};

type Typed = Partial<Record<keyof ServeCommand['typed'], string>>;

interface More {
  readonly config?: string | false;
  readonly cwd?: string;
  readonly load?: () => Promise<typeof service | null>;
}

/** Runs `serve` until `end` is called. */
function serve(options: Typed, env: Record<string, string> = {}, more: More = {}) {
  const { config = false, cwd = folder, load = async () => service } = more;
  let end: (value?: unknown) => void = () => undefined;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  const io = fakeIo({ env, cwd });
  const typed = Object.entries({ port: '0', ...options }).map(([name, text]) => [name, { text, from: `--${name}` }]);
  const command = { name: 'serve', config, typed: Object.fromEntries(typed) } as const;
  const exit = runServe(command, io, { rules: [{ id: 'operation-removed' }] }, { load, ended: () => ended });
  const lines = () => io.written.stdout.split('\n');
  const url = async () => {
    await expect.poll(lines, { timeout: 100_000, interval: 20 }).not.toEqual(['']);
    return /^contract-check service on (http:\S+)$/.exec(lines()[0] ?? '')?.[1] ?? '';
  };
  return { end, exit, io, lines, url };
}

async function statusOf(url: string, token?: string): Promise<number> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return (await fetch(url, { headers })).status;
}

describe('serve', () => {
  it('says how the service is installed where it is not', async () => {
    const { exit, io } = serve({}, {}, { load: async () => null });
    expect(await exit).toBe(2);
    expect(io.written.stderr).toContain('npm install @contract-check/server@');
    expect(io.written.stdout).toBe('');
  });

  it('refuses settings that are none', async () => {
    const { exit, io } = serve({ port: 'http' }, { CONTRACT_CHECK_MOST_NAMES: '-1' });
    expect(await exit).toBe(2);
    expect(io.written.stderr.split('\n')).toEqual([
      '--port is a whole number from 0 to 65535, not "http".',
      'CONTRACT_CHECK_MOST_NAMES is a whole number from 1 to 1000000, not "-1".',
      '',
    ]);
  });

  it('takes settings from the configuration, and names the line of one that is none', async () => {
    const config = join(folder, 'service.yaml');
    const base = 'service:\n  data: nowhere\n  database-url: postgres://127.0.0.1:1/none\n';
    await writeFile(config, base);
    const refused = serve({}, {}, { config });
    expect(await refused.exit).toBe(2);
    expect(refused.io.written.stderr).toContain('The database server does not answer');
    await writeFile(config, `${base}  host: ' '\n`);
    const wrong = serve({}, {}, { config });
    expect(await wrong.exit).toBe(2);
    expect(wrong.io.written.stderr).toMatch(/^service\.host \(.*service\.yaml:4\) is a text, not " "\.$/m);
    await writeFile(config, 'service:\n  prot: 1\n');
    const unknown = serve({}, {}, { config });
    expect(await unknown.exit).toBe(2);
    expect(unknown.io.written.stderr).toContain('port');
  });

  it('has the presets in the configuration that the service has', () => {
    const { service: schema } = configSchema(['operation-removed']).properties as Record<
      string,
      { properties: object }
    >;
    const presets = Object.values(schema?.properties ?? {}).map((one: { default?: unknown }) => one.default ?? null);
    const { host, port, data, databaseUrl } = service.SETTINGS;
    expect(presets).toEqual([host, port, data, databaseUrl].map(({ preset }) => preset));
  });

  it('tells of a database that does not answer, and repeats no password', async () => {
    const { exit, io } = serve({ databaseUrl: 'postgres://me:hush@127.0.0.1:1/none', data: join(folder, 'none') });
    expect(await exit).toBe(2);
    expect(io.written.stderr).toContain('The database server does not answer');
    expect(io.written.stderr).not.toContain('hush');
  });

  it('opens on loopback with nothing set up: reading is free, the key for the rest lies in the folder', async () => {
    const data = join(folder, 'data');
    const first = serve({ data });
    const url = await first.url();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(first.lines()[1]).toBe('Programs on this machine read and report without a key.');
    expect(await statusOf(`${url}/readyz`)).toBe(200);
    expect(await statusOf(`${url}/metrics`)).toBe(200);
    expect(await statusOf(`${url}/api/v1/keys`)).toBe(401);
    const file = join(data, 'admin.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(join(data, '.gitignore'), 'utf8')).toBe('*\n');
    const token = (await readFile(file, 'utf8')).trim();
    expect(first.io.written.stdout).not.toContain(token);
    expect(await statusOf(`${url}/api/v1/keys`, token)).toBe(200);

    const second = serve({ data });
    expect(await second.exit).toBe(2);
    expect(second.io.written.stderr).toContain('is in use by');

    first.end();
    expect(await first.exit).toBe(0);
    await expect(fetch(url)).rejects.toThrow();

    const third = serve({ data }, { CONTRACT_CHECK_REQUIRE_KEYS: 'true', ...PEOPLE });
    const again = await third.url();
    expect(third.lines().slice(1, 3)).toEqual([
      'Every request needs a key or a login.',
      'People log in at https://contracts.example/login',
    ]);
    expect(third.io.written.stderr).not.toContain('hush');
    expect(await statusOf(`${again}/metrics`)).toBe(401);
    expect(await statusOf(`${again}/api/v1/keys`, token)).toBe(200);
    third.end();
    expect(await third.exit).toBe(0);
  });

  it('on any other address needs keys for everything, and shows the first one once', async () => {
    const { url: databaseUrl } = await freshDatabase();
    const data = join(folder, 'unused');
    const first = serve({ host: '0.0.0.0', databaseUrl, data });
    const url = (await first.url()).replace('0.0.0.0', '127.0.0.1');
    const token = /shown this once: (ccs_\S+)/.exec(first.io.written.stdout)?.[1];
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    for (const path of ['/metrics', '/api/v1/services', '/api/v1/keys']) {
      expect([path, await statusOf(`${url}${path}`)]).toEqual([path, 401]);
    }
    expect(await statusOf(`${url}/api/v1/keys`, token)).toBe(200);

    const second = serve({ host: '0.0.0.0', databaseUrl, data });
    await second.url();
    expect(second.io.written.stdout).not.toContain('ccs_');
    first.end();
    second.end();
    expect([await first.exit, await second.exit]).toEqual([0, 0]);
    await expect(stat(data)).rejects.toThrow('ENOENT');
  });
});
