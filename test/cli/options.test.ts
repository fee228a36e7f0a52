import { describe, expect, it } from 'vitest';
import { type FakeAnswers, fakeEngine } from './support/fake-engine.ts';
import { runIn } from './support/fake-io.ts';
import { contract, scratch } from './support/scratch.ts';

const files = { 'old.yaml': contract(), 'new.yaml': contract('tags: []\n'), 'older.yaml': contract('x-a: 1\n') };

/** The options that reach the core. */
async function optionsOf(...flags: string[]): Promise<unknown> {
  const engine = fakeEngine();
  const { exit } = await runIn({ cwd: scratch(files), engine }, 'diff', ...flags, 'old.yaml', 'new.yaml');
  expect(exit).toBe(0);
  return engine.seen[0];
}

async function diffOf(answers: FakeAnswers, ...flags: string[]) {
  return runIn({ cwd: scratch(files), engine: fakeEngine(answers) }, 'diff', ...flags, 'old.yaml', 'new.yaml');
}

describe('what is compared', () => {
  const loadValidator = expect.any(Function);
  const plain = {
    strict: false,
    compat: 'wire',
    contractName: '',
    prefixes: { base: {}, revision: {} },
    loadValidator,
  };
  const both = (prefix: object) => ({ base: prefix, revision: prefix });
  const rows: readonly (readonly [string[], object])[] = [
    [[], plain],
    [['--strict'], { ...plain, strict: true }],
    [['--compat', 'source'], { ...plain, compat: 'source' }],
    [['--strip-prefix', '/v1'], { ...plain, prefixes: both({ strip: '/v1' }) }],
    [['--add-prefix', '/v1'], { ...plain, prefixes: both({ add: '/v1' }) }],
    [['--strip-prefix', 'old:/v1'], { ...plain, prefixes: { base: { strip: '/v1' }, revision: {} } }],
    [
      ['--strip-prefix', 'old:/v1', '--strip-prefix', 'new:/v2', '--add-prefix', 'new:/a'],
      { ...plain, prefixes: { base: { strip: '/v1' }, revision: { strip: '/v2', add: '/a' } } },
    ],
  ];

  it.each(rows)('%j', async (flags, options) => {
    expect(await optionsOf(...flags)).toEqual({ responseMembers: 'tolerated', tolerantReader: true, ...options });
  });

  it('--against compares the new contract with each old one', async () => {
    const engine = fakeEngine();
    const cwd = scratch(files);
    const { stdout } = await runIn(
      { cwd, engine },
      'diff',
      '--format',
      'json',
      'old.yaml',
      'new.yaml',
      '--against',
      'older.yaml',
    );
    const { contracts } = JSON.parse(stdout) as { contracts: { name: string }[] };
    expect(contracts.map(({ name }) => name)).toEqual(['old.yaml', 'older.yaml']);
    expect(engine.seen).toHaveLength(2);
  });

  it('--against alone takes one argument, the new contract', async () => {
    const engine = fakeEngine();
    const { exit } = await runIn({ cwd: scratch(files), engine }, 'diff', '--against', 'old.yaml', 'new.yaml');
    expect(exit).toBe(0);
    expect(engine.seen).toHaveLength(1);
  });
});

describe('exit code by --fail-on', () => {
  const rows: readonly (readonly [FakeAnswers['severities'], string, number])[] = [
    [[], 'info', 0],
    [['error'], 'error', 1],
    [['warning'], 'error', 0],
    [['warning'], 'warning', 1],
    [['info'], 'warning', 0],
    [['info'], 'info', 1],
    [['off'], 'info', 0],
    [['error', 'warning', 'info'], 'never', 0],
  ];

  it.each(rows)('%j, --fail-on %s → %i', async (severities, failOn, expected) => {
    const { exit, stderr } = await diffOf({ severities: severities ?? [] }, '--fail-on', failOn);
    expect({ exit, stderr }).toEqual({ exit: expected, stderr: '' });
  });

  it('fails on errors by default', async () => {
    expect((await diffOf({ severities: ['error'] })).exit).toBe(1);
    expect((await diffOf({ severities: ['warning'] })).exit).toBe(0);
  });

  it('fails when only the second old contract is broken', async () => {
    const cwd = scratch(files);
    let run = 0;
    const [clean, broken] = [fakeEngine(), fakeEngine({ severities: ['error'] })];
    const diffContracts: typeof clean.diffContracts = (...args) => {
      run += 1;
      return (run === 1 ? clean : broken).diffContracts(...args);
    };
    const given = { cwd, engine: { ...clean, diffContracts } };
    expect((await runIn(given, 'diff', '--against', 'old.yaml', '--against', 'older.yaml', 'new.yaml')).exit).toBe(1);
  });
});

describe('how the result is shown', () => {
  it('--format json is JSON and nothing else', async () => {
    const { stdout, stderr } = await diffOf({ severities: ['error'] }, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, kind: 'openapi', summary: { breaking: 1 } });
    expect(stderr).toBe('');
  });

  it('--format markdown starts with its heading, and shows no time', async () => {
    const { stdout } = await diffOf({ severities: ['error'] }, '--format', 'markdown');
    expect(stdout).toMatch(/^(<!--.*-->\n)?### /);
    expect(stdout).not.toMatch(/\d\.\d s/);
  });

  it('text ends with the counts, the threshold and the exit code', async () => {
    const { stdout } = await diffOf({ severities: ['error'] });
    expect(stdout).toMatch(/1 breaking/);
    expect(stdout).toMatch(/--fail-on error \(exit 1\)/);
    expect(stdout.endsWith('\n')).toBe(true);
  });

  it('--verbose says more, --quiet less', async () => {
    const answers: FakeAnswers = { severities: ['error', 'info'] };
    const [verbose, plain, quiet] = await Promise.all([
      diffOf(answers, '--verbose'),
      diffOf(answers),
      diffOf(answers, '--quiet'),
    ]);
    expect(verbose.stdout.length).toBeGreaterThan(plain.stdout.length);
    expect(quiet.stdout.length).toBeLessThan(plain.stdout.length);
  });
});

describe('warnings', () => {
  const notices = Array.from({ length: 30 }, (_, index) => ({
    severity: 'warning' as const,
    code: 'ref-not-found',
    message: `Reference ${index} leads nowhere.`,
    fix: 'Mend it.',
    file: 'new.yaml',
    line: index + 1,
    column: 3,
  }));

  it('go to standard error, one each, and do not change the result', async () => {
    const { exit, stdout, stderr } = await diffOf({ notices: notices.slice(0, 2) }, '--format', 'json');
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [] });
    expect(stderr).toMatch(/^new\.yaml:1:3 {2}ref-not-found {2}Reference 0[\s\S]*\nnew\.yaml:2:3 {2}ref-not-found/);
  });

  it('are cut short, all with --verbose, none with --quiet', async () => {
    const plain = (await diffOf({ notices })).stderr;
    expect(plain).toMatch(/ more warnings?: --verbose/);
    expect(plain).not.toContain('Reference 29');
    expect((await diffOf({ notices }, '--verbose')).stderr).toContain('Reference 29');
    expect((await diffOf({ notices }, '--quiet')).stderr).toBe('');
  });

  it('are told once, though each comparison met them', async () => {
    const given = { cwd: scratch(files), engine: fakeEngine({ notices: notices.slice(0, 1) }) };
    const { stderr } = await runIn(given, 'diff', '--against', 'old.yaml', '--against', 'older.yaml', 'new.yaml');
    expect(stderr.match(/Reference 0/g)).toHaveLength(1);
  });
});
