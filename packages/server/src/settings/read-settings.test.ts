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
