import { describe, expect, it } from 'vitest';
import { isInstalled } from '../../scripts/lib/installed.mjs';
import { isOlder } from '../../scripts/lib/node-version.mjs';

describe('isOlder', () => {
  it.each([
    ['18.20.4', true],
    ['20.18.9', true],
    ['20.19.0', false],
    ['20.20.2', false],
    ['22.1.0', false],
    ['26.0.0', false],
  ])('%s: %s', (version, older) => {
    expect(isOlder(version, '20.19')).toBe(older);
  });
});

describe('isInstalled', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  const link = { resolved: 'packages/core', link: true };
  const lock = (packages: Record<string, object>) => ({ packages: { '': {}, 'packages/core': {}, ...packages } });

  it.each([
    ['the same packages', lock({ 'node_modules/a': a }), lock({ 'node_modules/a': a }), true],
    ['a package is missing', lock({ 'node_modules/a': a }), lock({}), false],
    ['a package is left over', lock({}), lock({ 'node_modules/a': a }), false],
    ['another version', lock({ 'node_modules/a': a }), lock({ 'node_modules/a': { ...a, version: '1.0.1' } }), false],
    ['another content', lock({ 'node_modules/a': a }), lock({ 'node_modules/a': { ...a, integrity: 'x' } }), false],
    ['an optional package of another platform', lock({ 'node_modules/a': { ...a, optional: true } }), lock({}), true],
    ['the same link', lock({ 'node_modules/core': link }), lock({ 'node_modules/core': link }), true],
    ['a link is missing', lock({ 'node_modules/core': link }), lock({}), false],
    ['nothing installed', lock({}), null, false],
    ['no lock file', null, lock({}), false],
  ])('%s', (_name, wanted, installed, expected) => {
    expect(isInstalled(wanted, installed)).toBe(expected);
  });
});
