import { defaultPolicy, ruleCatalogue } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../packages/cli/src/config/load-settings.ts';
import type { Settings } from '../../packages/cli/src/config/settings.ts';
import { NO_FLAGS, type SettingsFlags } from '../../packages/cli/src/config/settings-flags.ts';
import { fakeEngine } from './support/fake-engine.ts';
import { runIn } from './support/fake-io.ts';
import { type Files, git, repositoryOf, scratch } from './support/scratch.ts';

const engine = { ...fakeEngine(), rules: ruleCatalogue };

async function settings(cwd: string, flags: Partial<SettingsFlags> = {}): Promise<Settings> {
  const loaded = await loadSettings({ ...NO_FLAGS, ...flags }, { cwd }, ruleCatalogue);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error.problems));
  return loaded.value;
}

/** `key: value  origin` of each value. */
function told(values: Settings['values']): readonly string[] {
  return values.map(({ key, value, origin }) => {
    const from = origin.from === 'file' ? `${origin.file}:${origin.line}:${origin.column}` : origin.from;
    return `${key.join('.')}: ${String(value)}  ${origin.from === 'flag' ? origin.flag : from}`;
  });
}

describe('what holds without a configuration', () => {
  it('is the presets, whose policy is that of core', async () => {
    const { preset, failOn, contracts, file, values } = await settings(scratch({}));
    expect({ failOn, contracts, file }).toEqual({ failOn: 'error', contracts: [], file: null });
    expect(preset.policy).toEqual(defaultPolicy);
    expect(preset.base).toEqual({ from: 'merge-base', branch: null });
    expect([...values, ...preset.values].every(({ origin }) => origin.from === 'preset')).toBe(true);
  });

  it('is what the command line says', async () => {
    const prefixes = { base: { strip: '/v1' }, revision: {} };
    const { preset, failOn } = await settings(scratch({}), {
      failOn: 'never',
      strict: true,
      compat: 'source',
      prefixes,
    });
    expect(failOn).toBe('never');
    expect(preset.comparison).toMatchObject({ strict: true, compat: 'source', prefixes });
  });
});

describe('where a configuration is found', () => {
  const text = 'fail-on: warning\n';

  it.each<[what: string, files: Files, from: string, file: string | null]>([
    ['here', { 'contract-check.yaml': text }, '.', 'contract-check.yaml'],
    ['with the short ending', { 'contract-check.yml': text }, '.', 'contract-check.yml'],
    ['as JSON', { 'contract-check.json': '{"fail-on": "warning"}' }, '.', 'contract-check.json'],
    ['in package.json', { 'package.json': '{"contract-check": {"fail-on": "warning"}}' }, '.', 'package.json'],
    ['above', { 'contract-check.yaml': text, 'a/b/x': '' }, 'a/b', '../../contract-check.yaml'],
    [
      'the nearest',
      { 'contract-check.yaml': 'nonsense: 1\n', 'a/contract-check.yaml': text, 'a/b/x': '' },
      'a/b',
      '../contract-check.yaml',
    ],
    ['not above the work tree', { 'contract-check.yaml': text, 'a/.git/HEAD': '', 'a/b/x': '' }, 'a/b', null],
    [
      'on top of the work tree',
      { 'a/contract-check.yaml': text, 'a/.git/HEAD': '', 'a/b/x': '' },
      'a/b',
      '../contract-check.yaml',
    ],
    [
      'past a package.json of other matters',
      { 'contract-check.yaml': text, 'a/package.json': '{"name": "contract-check"}' },
      'a',
      '../contract-check.yaml',
    ],
    [
      'past a broken package.json',
      { 'contract-check.yaml': text, 'a/package.json': '{"contract-check": ' },
      'a',
      '../contract-check.yaml',
    ],
  ])('%s', async (_, files, from, file) => {
    const found = await settings(`${scratch(files)}/${from}`);
    expect(found.file).toBe(file);
    expect(found.failOn).toBe(file === null ? 'error' : 'warning');
  });

  it('--config names another one, --no-config none', async () => {
    const cwd = scratch({
      'contract-check.yaml': text,
      'other.yaml': 'fail-on: info\n',
      'contract-check.waivers.yaml': '- 1',
    });
    expect((await settings(cwd, { config: false })).failOn).toBe('error');
    const other = await loadSettings({ ...NO_FLAGS, config: 'other.yaml' }, { cwd }, ruleCatalogue);
    expect(other.ok ? null : other.error.problems.map(({ code, file }) => [code, file])).toEqual([
      ['config-bad-value', 'contract-check.waivers.yaml'],
    ]);
  });

  it('two in one folder are refused, and both named', async () => {
    const cwd = scratch({ 'contract-check.yaml': text, 'package.json': '{"contract-check": {}}' });
    const { exit, stderr } = await runIn({ cwd, engine }, 'config');
    expect(exit).toBe(2);
    expect(stderr).toContain('Both contract-check.yaml and package.json hold a');
    expect(stderr).toContain('--config contract-check.yaml');
  });

  it('one that is not there is told', async () => {
    const { exit, stderr } = await runIn({ cwd: scratch({}), engine }, 'config', '--config', 'missing.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[file-not-found]  There is no file missing.yaml.');
  });

  it('counts lines and columns of package.json from its start', async () => {
    const cwd = scratch({ 'package.json': '{\n  "contract-check": {\n    "compat": "wyre"\n  }\n}\n' });
    expect((await runIn({ cwd, engine }, 'config')).stderr).toContain('package.json:3:15');
  });
});

describe('settings in layers', () => {
  const file = `contracts:
  - name: orders
    files: api/orders.yaml
    owner: '@shop/orders'
    compat: wire
    severity:
      rules: { operation-removed: warning }
      paths: [{ path: /b, effects: { risky: off } }]
  - name: stock
    files: [api/stock/]
    deprecation: off
compat: source
severity:
  rules: { operation-removed: info, operation-deprecated: off }
  stability: { beta: error }
  paths:
    - { path: /a, breaks: { source: info } }
    - { path: /b, effects: { risky: error } }
    - { path: /a, rules: { operation-removed: off } }
deprecation:
  minimum-days: { stable: 90 }
semver: warning
strip-prefix: /v1
`;

  it('one contract goes before all, key by key', async () => {
    const { contracts, preset } = await settings(scratch({ 'contract-check.yaml': file }));
    const [orders, stock] = contracts;
    expect(orders).toMatchObject({ name: 'orders', files: ['api/orders.yaml'], owner: '@shop/orders', kind: null });
    expect(orders?.comparison.compat).toBe('wire');
    expect(stock?.comparison.compat).toBe('source');
    expect(orders?.policy.severities.rules).toEqual({ 'operation-removed': 'warning', 'operation-deprecated': 'off' });
    expect(preset.policy.severities.rules).toEqual({ 'operation-removed': 'info', 'operation-deprecated': 'off' });
    expect(orders?.policy.stability).toEqual({ draft: 'off', alpha: 'off', beta: 'error', stable: 'error' });
    expect(orders?.policy.deprecation).toEqual({
      minimumDays: { draft: 0, alpha: 0, beta: 0, stable: 90 },
      sunsetRequired: false,
      removal: 'after-sunset',
    });
    expect(stock?.policy.deprecation).toBeNull();
    expect(stock?.policy.semver).toBe('warning');
    expect(stock?.comparison.prefixes).toEqual({ base: { strip: '/v1' }, revision: { strip: '/v1' } });
  });

  it('keeps the order of paths, what a contract says last', async () => {
    const { contracts } = await settings(scratch({ 'contract-check.yaml': file }));
    const severities = { rules: {}, breaks: {}, effects: {} };
    expect(contracts[0]?.policy.byPath).toEqual([
      { path: '/a', severities: { ...severities, rules: { 'operation-removed': 'off' }, breaks: { source: 'info' } } },
      { path: '/b', severities: { ...severities, effects: { risky: 'off' } } },
    ]);
  });

  it('the command line goes before all of them, and names itself', async () => {
    const cwd = scratch({ 'contract-check.yaml': file });
    const base = { from: 'tag', pattern: 'v*' } as const;
    const prefixes = { base: {}, revision: { add: '/v2' } };
    const { contracts } = await settings(cwd, { compat: 'source', base, prefixes });
    expect(contracts[0]).toMatchObject({ base, comparison: { compat: 'source', prefixes } });
    expect(told(contracts[0]?.values ?? [])).toEqual(
      expect.arrayContaining([
        'base: tag:v*  --base',
        'compat: source  --compat',
        'add-prefix.new: /v2  --add-prefix',
        'semver: warning  contract-check.yaml:22:1',
        'severity.rules.operation-removed: warning  contract-check.yaml:7:16',
        'severity.rules.operation-deprecated: off  contract-check.yaml:14:37',
        'deprecation.removal: after-sunset  preset',
        'owner: @shop/orders  contract-check.yaml:4:5',
      ]),
    );
  });

  it.each<[text: string, base: object]>([
    ['base: ref:origin/main', { from: 'ref', ref: 'origin/main' }],
    ['base: { merge-base: develop }', { from: 'merge-base', branch: 'develop' }],
    ['base: { tag: v1.* }', { from: 'tag', pattern: 'v1.*' }],
    ['base: { file: last/openapi.yaml }', { from: 'argument', argument: '../last/openapi.yaml' }],
    ['base: file:sub/openapi.yaml', { from: 'argument', argument: './openapi.yaml' }],
    ['base: { url: "https://example.com/a" }', { from: 'argument', argument: 'https://example.com/a' }],
  ])('%s', async (text, base) => {
    const cwd = `${scratch({ 'contract-check.yaml': text, 'sub/x': '' })}/sub`;
    expect((await settings(cwd)).preset.base).toEqual(base);
  });

  it('JSON says the same as YAML', async () => {
    const data = { contracts: [{ name: 'a', files: 'a.yaml', strict: true }], semver: 'error', 'fail-on': 'info' };
    const json = await settings(scratch({ 'contract-check.json': JSON.stringify(data) }));
    const yaml = await settings(
      scratch({
        'contract-check.yaml': 'contracts: [{ name: a, files: a.yaml, strict: true }]\nsemver: error\nfail-on: info\n',
      }),
    );
    const plain = ({ contracts, preset, failOn }: Settings) => ({
      failOn,
      policy: preset.policy,
      contracts: contracts.map(({ values: _, ...contract }) => contract),
    });
    expect(plain(json)).toEqual(plain(yaml));
  });
});

describe('contract-check config', () => {
  const text =
    'contracts:\n  - name: orders\n    files: [api/**/*.yaml, "!api/drafts/**", built/openapi.yaml]\n    compat: source\nfail-on: warning\n';
  const files: Files = {
    'contract-check.yaml': text,
    'api/b.yaml': 'b',
    'api/a/c.yaml': 'c',
    'api/drafts/d.yaml': 'd',
    'api/node_modules/e.yaml': 'e',
    'built/openapi.yaml': 'f',
  };

  it('shows values with their origins, and the files of contracts, sorted', async () => {
    const { exit, stdout, stderr } = await runIn({ cwd: scratch(files), engine }, 'config');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toMatch(
      /^configuration +contract-check\.yaml\nwaivers +none\n\n {2}fail-on +warning +contract-check\.yaml:5:1\n/,
    );
    expect(stdout).toMatch(/\n {2}compat +wire +preset\n/);
    expect(stdout).toMatch(/contract orders\n {2}api\/a\/c\.yaml\n {2}api\/b\.yaml\n {2}built\/openapi\.yaml\n/);
    expect(stdout).toMatch(/\n {2}compat +source +contract-check\.yaml:4:5\n/);
    expect(stdout.match(/strict-input/g)).toHaveLength(1);
  });

  it('--verbose repeats what a contract has from the top', async () => {
    const { stdout } = await runIn({ cwd: scratch(files), engine }, 'config', '--verbose');
    expect(stdout.match(/strict-input/g)).toHaveLength(2);
  });

  it('finds in Git what Git knows, and what it ignores by its path alone', async () => {
    const cwd = repositoryOf({ ...files, '.gitignore': 'built/\napi/a/\n' });
    git(cwd, 'rm', '--quiet', '--cached', 'api/b.yaml');
    const { stdout } = await runIn({ cwd, engine }, 'config', '--format', 'json');
    const shown = JSON.parse(stdout) as { contracts: { matches: string[] }[] };
    expect(shown.contracts[0]?.matches).toEqual(['api/b.yaml', 'built/openapi.yaml']);
  });

  it('gives everything as JSON', async () => {
    const { stdout } = await runIn({ cwd: scratch(files), engine }, 'config', '--format', 'json');
    const shown = JSON.parse(stdout) as { settings: object[]; contracts: { settings: object[] }[] };
    expect(shown).toMatchObject({ schemaVersion: 1, file: 'contract-check.yaml', waivers: { count: 0 } });
    expect(shown.settings).toContainEqual({
      key: ['fail-on'],
      value: 'warning',
      origin: { from: 'file', file: 'contract-check.yaml', line: 5, column: 1 },
    });
    expect(shown.contracts[0]?.settings).toContainEqual({
      key: ['compat'],
      value: 'source',
      origin: { from: 'file', file: 'contract-check.yaml', line: 4, column: 5 },
    });
  });

  it('fits 80 columns and escapes what it shows', async () => {
    const name = `${'long'.repeat(30)}\\u001b[2J`;
    const long = `contracts: [{ name: "${name}", files: "${'a/'.repeat(60)}x.yaml" }]\nseverity: { paths: [{ path: "/${'p'.repeat(90)}", effects: { risky: off } }] }\n`;
    const { exit, stdout } = await runIn(
      { cwd: scratch({ 'contract-check.yaml': long }), engine },
      'config',
      '--verbose',
    );
    expect(exit).toBe(0);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).not.toMatch(/[^\P{Cc}\n]/u);
    expect(stdout).toContain('no file: nothing matches');
  });
});
