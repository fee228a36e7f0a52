import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './read-settings.ts';
import { SETTINGS } from './settings-schema.ts';

const entries = Object.entries(SETTINGS);

describe('settings of the service', () => {
  it('are their presets where nothing is given', () => {
    const presets = Object.fromEntries(entries.map(([name, { preset }]) => [name, preset]));
    expect(readSettings({}, { CONTRACT_CHECK_PORT: '' })).toEqual({ settings: presets });
  });

  it('are what is typed, else what the environment says', () => {
    const env = { CONTRACT_CHECK_PORT: '5000', DATABASE_URL: 'postgres://a/b', CONTRACT_CHECK_REQUIRE_KEYS: 'true' };
    const read = readSettings({ port: { text: '6000', from: '--port' } }, env);
    expect(read).toMatchObject({ settings: { port: 6000, databaseUrl: 'postgres://a/b', requireKeys: true } });
  });

  it('are what a file says where nobody else does', () => {
    const filed = { port: { text: '7000', from: 'a.yaml:2' }, host: { text: '::1', from: 'a.yaml:3' } };
    expect(readSettings({}, { CONTRACT_CHECK_PORT: '5000' }, filed)).toMatchObject({
      settings: { port: 5000, host: '::1' },
    });
  });

  it('are refused with all that is wrong, by the name under which it was given', () => {
    const env = { CONTRACT_CHECK_REQUIRE_KEYS: 'constructor', CONTRACT_CHECK_LOG_LEVEL: 'loud' };
    expect(readSettings({ port: { text: '65536', from: '--port' }, host: { text: ' ', from: '--host' } }, env)).toEqual(
      {
        problems: [
          '--host is a text, not " ".',
          '--port is a whole number from 0 to 65535, not "65536".',
          'CONTRACT_CHECK_REQUIRE_KEYS is true or false, not "constructor".',
          'CONTRACT_CHECK_LOG_LEVEL is one of debug, info, warn, error, silent, not "loud".',
        ],
      },
    );
  });

  it.each(entries)('%s has a preset that it allows, and a variable of its own', (name, { preset, env }) => {
    expect(entries.filter(([, other]) => other.env === env)).toHaveLength(1);
    if (preset === null) return;
    expect(readSettings({}, { [env]: String(preset) })).toMatchObject({ settings: { [name]: preset } });
  });
});

describe('settings for logging in', () => {
  const people = {
    CONTRACT_CHECK_PUBLIC_URL: 'https://contracts.example',
    CONTRACT_CHECK_OIDC_ISSUER: 'https://login.example/realm',
    CONTRACT_CHECK_OIDC_CLIENT_ID: 'contracts',
    CONTRACT_CHECK_OIDC_CLIENT_SECRET: 'hush',
  };
  const someone = { CONTRACT_CHECK_OIDC_EMAIL_DOMAINS: 'example.com' };
  const problems = (env: Record<string, string>) => {
    const read = readSettings({}, env);
    return 'problems' in read ? read.problems : [];
  };

  it('are all there or none', () => {
    expect(problems({ ...people, ...someone })).toEqual([]);
    expect(problems({ CONTRACT_CHECK_PUBLIC_URL: 'https://contracts.example' })).toEqual([]);
    expect(problems({ CONTRACT_CHECK_OIDC_ISSUER: 'https://login.example', CONTRACT_CHECK_OIDC_READ: 'a' })).toEqual([
      'People can log in with all of these or none: CONTRACT_CHECK_PUBLIC_URL, CONTRACT_CHECK_OIDC_CLIENT_ID, CONTRACT_CHECK_OIDC_CLIENT_SECRET is missing beside CONTRACT_CHECK_OIDC_ISSUER, CONTRACT_CHECK_OIDC_READ.',
    ]);
    for (const name of Object.keys(people)) {
      expect(problems({ ...people, ...someone, [name]: '' })).toEqual([
        expect.stringContaining(`none: ${name} is missing`),
      ]);
    }
    expect(problems({ CONTRACT_CHECK_OIDC_ADMIN: 'owners' })).toHaveLength(1);
  });

  it.each([
    ['CONTRACT_CHECK_OIDC_ISSUER', 'http://login.example'],
    ['CONTRACT_CHECK_OIDC_ISSUER', 'login.example'],
    ['CONTRACT_CHECK_OIDC_ISSUER', 'https://login.example?a'],
    ['CONTRACT_CHECK_OIDC_ISSUER', 'https://me:hush@login.example'],
    ['CONTRACT_CHECK_PUBLIC_URL', 'http://contracts.example'],
    ['CONTRACT_CHECK_PUBLIC_URL', 'https://contracts.example/path'],
    ['CONTRACT_CHECK_OIDC_SCOPE', 'profile openidx'],
    ['CONTRACT_CHECK_OIDC_EMAIL_DOMAINS', '@example.com'],
    ['CONTRACT_CHECK_OIDC_EMAIL_DOMAINS', 'example.com,,'],
  ])('are refused with %s=%s', (name, text) => {
    expect(problems({ ...people, ...someone, [name]: text })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is `)),
    ]);
  });

  it('say who may come in, even if that is everybody', () => {
    expect(problems(people)).toEqual([expect.stringMatching(/^Say who may come in: /)]);
    expect(problems({ ...people, CONTRACT_CHECK_OIDC_READ: 'staff' })).toEqual([]);
    expect(problems({ ...people, CONTRACT_CHECK_OIDC_EMAIL_DOMAINS: '*' })).toEqual([]);
  });

  it('may be of this machine without TLS', () => {
    const local = {
      CONTRACT_CHECK_OIDC_ISSUER: 'http://localhost:8080',
      CONTRACT_CHECK_PUBLIC_URL: 'http://[::1]:4010',
    };
    expect(problems({ ...people, ...someone, ...local })).toEqual([]);
  });

  it('have lists with commas', () => {
    const env = { ...people, CONTRACT_CHECK_OIDC_READ: 'all staff, /guests' };
    expect(readSettings({}, env)).toMatchObject({ settings: { oidcRead: ['all staff', '/guests'], oidcAdmin: [] } });
  });

  it('have a secret that a file may hold, and that is never repeated', () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    try {
      const file = join(folder, 'secret');
      const { CONTRACT_CHECK_OIDC_CLIENT_SECRET: _, ...rest } = { ...people, ...someone };
      const env = { ...rest, CONTRACT_CHECK_OIDC_CLIENT_SECRET_FILE: file };
      expect(problems(env)[0]).toBe(
        `CONTRACT_CHECK_OIDC_CLIENT_SECRET_FILE names a file that cannot be read (ENOENT): ${file}`,
      );
      writeFileSync(file, 'out of a file\n');
      expect(readSettings({}, env)).toMatchObject({ settings: { oidcClientSecret: 'out of a file' } });
      const both = problems({ ...env, ...people });
      expect(both).toEqual([expect.stringContaining('are both given')]);
      expect(both.join()).not.toContain('hush');
      writeFileSync(file, '\n');
      expect(problems(env)[0]).toBe('CONTRACT_CHECK_OIDC_CLIENT_SECRET_FILE is a text, and there is none.');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
