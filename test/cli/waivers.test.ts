import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleCatalogue } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { waiverNotices } from '../../packages/cli/src/config/tell-settings.ts';
import { run } from '../../packages/cli/src/index.ts';
import { fakeEngine } from './support/fake-engine.ts';
import { fakeIo, type Outcome } from './support/fake-io.ts';
import { type Files, scratch } from './support/scratch.ts';

const engine = { ...fakeEngine(), rules: ruleCatalogue };
const FILE = 'contract-check.waivers.yaml';
const TERMS = ['--reason', 'agreed', '--owner', 'shop', '--until', '2027-01-31'];

/** Runs on the first of December 2026. */
async function waive(cwd: string, ...argv: string[]): Promise<Outcome> {
  return runOn('2026-12-01T12:00:00Z', cwd, 'waive', ...argv);
}

async function runOn(day: string, cwd: string, ...argv: string[]): Promise<Outcome> {
  const io = fakeIo({ cwd, today: day });
  const exit = await run(argv, io, () => Promise.resolve(engine));
  return { exit, ...io.written };
}

const read = (cwd: string, name = FILE): string => readFileSync(join(cwd, name), 'utf8');

describe('contract-check waive', () => {
  it('starts a file, and says what it waives', async () => {
    const cwd = scratch({});
    const { exit, stdout, stderr } = await waive(cwd, '9f0c41d2a7b3e815', ...TERMS);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(read(cwd)).toBe(
      '# Findings of contract-check that we accept: contract-check waive --help\n\n' +
        '- fingerprint: 9f0c41d2a7b3e815\n  reason: agreed\n  owner: shop\n  until: 2027-01-31\n',
    );
    expect(stdout).toMatch(/^contract-check\.waivers\.yaml:3\n\n {2}- fingerprint: 9f0c41d2a7b3e815\n/);
    expect(stdout).toContain('\nWaives the finding 9f0c41d2a7b3e815, to the end of 2027-01-31 (UTC).\n');
  });

  it('takes a rule with conditions, which people are told', async () => {
    const cwd = scratch({ 'contract-check.yaml': 'contracts: [{ name: orders, files: a.yaml }]\n' });
    const conditions = ['--operation', 'GET /orders/*', '--path', '/orders/**', '--contract', 'orders'];
    const { stdout } = await waive(
      cwd,
      'operation-removed',
      ...conditions,
      ...TERMS,
      '--note',
      'GET /orders/{id} is gone',
    );
    expect(read(cwd)).toContain(`- rule: operation-removed
  operation: "GET /orders/*"
  path: "/orders/**"
  contract: orders
  note: "GET /orders/{id} is gone"
  reason: agreed
`);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Waives every finding of the rule operation-removed that reaches only operations like GET /orders/* that reaches only paths like /orders/** of the contract orders, to the end of 2027-01-31 (UTC).',
    );
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    'no: yes',
    '- a',
    '# a',
    ' a ',
    'null',
    'true',
    '1e3',
    '@shop/orders',
    "it's",
    '"a"',
    'a\u001b[2J',
    'ünï – 日本',
    '\u202e',
    '',
    'a\nb',
  ])('writes the reason %j so that it is read again', async (reason) => {
    const cwd = scratch({});
    const { exit } = await waive(
      cwd,
      'operation-removed',
      '--reason',
      `${reason}x`,
      '--owner',
      `x${reason}`,
      '--until',
      'never',
    );
    expect(exit).toBe(0);
    expect(read(cwd)).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    // Prune reads and checks all of it; the date is the only one that is over.
    expect((await waive(cwd, '--prune')).stdout).toBe('Nothing to remove; 1 left.\n');
  });

  it.each<[what: string, argv: string[], said: string[]]>([
    ['nothing', [], ['Say which findings', 'missing: --reason, --owner, --until']],
    ['no reason', ['operation-removed', '--owner', 'a', '--until', 'never'], ['missing: --reason.']],
    [
      'an empty owner',
      ['operation-removed', '--reason', 'a', '--owner', ' ', '--until', 'never'],
      ['missing: --owner.'],
    ],
    ['no end', ['operation-removed', '--reason', 'a', '--owner', 'b'], ['missing: --until.']],
    ['a day that is over', ['operation-removed', ...TERMS.slice(0, -1), '2026-11-30'], ['2026-11-30 is over.']],
    ['no day', ['operation-removed', ...TERMS.slice(0, -1), '2027-02-29'], ['"2027-02-29" is no day.']],
    ['a word for a day', ['operation-removed', ...TERMS.slice(0, -1), 'soon'], ['"soon" is no day.']],
    ['a misspelt rule', ['operation-remove', ...TERMS], ['Did you mean "operation-removed"?']],
    ['a short fingerprint', ['9f0c41d', ...TERMS], ['is no fingerprint', '8 are enough']],
    ['a long fingerprint', ['9f0c41d2a7b3e8150', ...TERMS], ['is no fingerprint']],
    ['a wrong digit', ['9f0c41d2a7b3e81x', ...TERMS], ['is no fingerprint']],
    ['an operation without method', ['--operation', '/orders', ...TERMS], ['for example: GET /orders']],
    ['a path without slash', ['--path', 'orders', ...TERMS], ['write /orders or **/orders']],
    ['a contract of nobody', ['--contract', 'orders', ...TERMS], ['needs a configuration that names contracts']],
    ['an option of --prune', ['operation-removed', '--result', 'a', ...TERMS], ['--result goes with --prune']],
    ['a rule with --prune', ['operation-removed', '--prune'], ['--prune takes no fingerprint or rule']],
  ])('refuses %s', async (_, argv, said) => {
    const cwd = scratch({});
    const { exit, stdout, stderr } = await waive(cwd, ...argv);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    for (const part of said) expect(stderr).toContain(part);
    expect(existsSync(join(cwd, FILE))).toBe(false);
  });

  it('takes the last day that is still to come, and today', async () => {
    expect((await waive(scratch({}), 'operation-removed', ...TERMS.slice(0, -1), '2026-12-01')).exit).toBe(0);
  });

  it.each([
    ['9f0c41d2a7b3e815', '9f0c41d2a7b3e815', true],
    ['9f0c41d2', '9f0c41d2a7b3e815', true],
    ['9f0c41d2a7b3e815', '9F0C41D2', true],
    ['9f0c41d2a7b3e815', '9f0c41d2a7b3e816', false],
    ['operation-removed', 'operation-removed', true],
    ['operation-removed', 'operation-deprecated', false],
  ])('%s, then %s: refused: %s', async (first, second, isRefused) => {
    const cwd = scratch({});
    await waive(cwd, first, ...TERMS);
    const { exit, stderr } = await waive(cwd, second, ...TERMS);
    expect(exit).toBe(isRefused ? 2 : 0);
    if (isRefused) expect(stderr).toContain(`${FILE}:3 waives that already, until 2027-01-31.`);
  });

  it('a misspelt contract: did you mean', async () => {
    const cwd = scratch({
      'contract-check.yaml': 'contracts: [{ name: orders, files: a }, { name: "x-{name}", files: "*" }]\n',
    });
    expect((await waive(cwd, 'operation-removed', '--contract', 'order', ...TERMS)).stderr).toContain(
      'Did you mean "orders"?',
    );
    expect((await waive(cwd, 'operation-removed', '--contract', 'x-a', ...TERMS)).exit).toBe(0);
  });

  const kept = `# On top.

-   rule: operation-removed   # why
    reason: 'old'
    owner: a
    until: never

# Of the second.
-   { fingerprint: "12345678", reason: b, owner: c, until: 2027-01-01 }
# At the end.
`;

  it.each([
    ['comments, order and spaces', kept],
    ['Windows line ends', kept.replaceAll('\n', '\r\n')],
    ['a list that is indented', kept.replace(/^-/gm, '  -').replace(/^ {4}/gm, '      ')],
    ['a missing line end', kept.trimEnd()],
    ['a byte order mark', `\uFEFF${kept}`],
    ['comments alone', '# On top.\n'],
  ])('keeps %s', async (_, text) => {
    const cwd = scratch({ [FILE]: text });
    expect(await waive(cwd, 'abcdefab', ...TERMS)).toMatchObject({ exit: 0, stderr: '' });
    const [end, indent] = [text.includes('\r\n') ? '\r\n' : '\n', text.includes('\n  -') ? '  ' : ''];
    const added = ['- fingerprint: abcdefab', '  reason: agreed', '  owner: shop', '  until: 2027-01-31', ''];
    const before = text.endsWith('\n') ? text : `${text}\n`;
    expect(read(cwd)).toBe(before + added.map((line) => (line === '' ? '' : indent + line)).join(end));
  });

  it('makes room in an empty list', async () => {
    const cwd = scratch({ [FILE]: '# On top.\n[]\n' });
    await waive(cwd, 'abcdefab', ...TERMS);
    expect(read(cwd)).toMatch(/^# On top\.\n- fingerprint: abcdefab\n/);
  });

  it.each([
    ['a list in brackets', '[{ rule: operation-removed, reason: a, owner: b, until: never }]\n'],
    ['a second document', '- { rule: operation-removed, reason: a, owner: b, until: never }\n...\n'],
  ])('does not edit %s', async (_, text) => {
    const cwd = scratch({ [FILE]: text });
    const { exit, stderr } = await waive(cwd, 'abcdefab', ...TERMS);
    expect(exit).toBe(2);
    expect(stderr).toContain('error[config-not-editable]');
    expect(read(cwd)).toBe(text);
  });

  it('--dry-run writes nothing', async () => {
    const cwd = scratch({});
    const { exit, stdout } = await waive(cwd, 'abcdefab', ...TERMS, '--dry-run');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^Would write contract-check\.waivers\.yaml:3\n/);
    expect(existsSync(join(cwd, FILE))).toBe(false);
  });

  it('writes beside the configuration, or where it says', async () => {
    const cwd = scratch({ 'contract-check.yaml': 'waivers: ci/accepted.yaml\n', 'ci/x': '', 'a/b/x': '' });
    const { stdout } = await waive(join(cwd, 'a/b'), 'abcdefab', ...TERMS);
    expect(stdout).toMatch(/^\.\.\/\.\.\/ci\/accepted\.yaml:3\n/);
    expect(read(cwd, 'ci/accepted.yaml')).toContain('abcdefab');
  });

  it('finds the file above without a configuration', async () => {
    const cwd = scratch({ [FILE]: '# On top.\n', 'a/x': '' });
    await waive(join(cwd, 'a'), 'abcdefab', ...TERMS);
    expect(read(cwd)).toContain('abcdefab');
  });
});

describe('a broken file of waivers', () => {
  const terms = 'reason: a\n  owner: b\n  until: never\n';

  it.each<[what: string, text: string, at: string, code: string, said: string]>([
    ['no condition', `- ${terms}`, '1:3', 'config-missing-key', 'fingerprint, rule, operation, path, contract'],
    [
      'no reason',
      '- rule: operation-removed\n  owner: b\n  until: never\n',
      '1:3',
      'config-missing-key',
      '"reason" is missing',
    ],
    [
      'no end',
      '- rule: operation-removed\n  owner: b\n  reason: a\n',
      '1:3',
      'config-missing-key',
      '"until" is missing',
    ],
    ['a misspelt rule', `- rule: operation-remove\n  ${terms}`, '1:9', 'config-unknown-rule', '"operation-removed"?'],
    [
      'a misspelt key',
      `- rule: operation-removed\n  onwer: b\n  reason: a\n  until: never\n`,
      '2:3',
      'config-unknown-key',
      '"owner"?',
    ],
    ['a fingerprint of digits', `- fingerprint: 12345678\n  ${terms}`, '1:16', 'config-bad-value', 'put it in quotes'],
    [
      'a short fingerprint',
      `- fingerprint: abc\n  ${terms}`,
      '1:16',
      'config-bad-value',
      'for example: 9f0c41d2a7b3e815',
    ],
    [
      'no day',
      '- rule: operation-removed\n  reason: a\n  owner: b\n  until: 2027-13-01\n',
      '4:10',
      'config-bad-value',
      'no day',
    ],
    [
      'a word for a day',
      '- rule: operation-removed\n  reason: a\n  owner: b\n  until: soon\n',
      '4:10',
      'config-bad-value',
      '2027-01-31, never',
    ],
    ['an operation without method', `- operation: /a\n  ${terms}`, '1:14', 'config-bad-glob', 'for example: GET /a'],
    ['a path without slash', `- path: a\n  ${terms}`, '1:9', 'config-bad-glob', 'write /a'],
    ['a mapping', 'waivers: []\n', '1:1', 'config-bad-value', 'Write a list.'],
    ['a text', '- rule\n', '1:3', 'config-bad-value', 'Write a mapping.'],
    [
      'a member of every object',
      `- __proto__: 1\n  rule: operation-removed\n  ${terms}`,
      '1:3',
      'config-unknown-key',
      '"__proto__"',
    ],
  ])('%s', async (_, text, at, code, said) => {
    const { exit, stderr } = await waive(scratch({ [FILE]: text }), 'abcdefab', ...TERMS);
    expect(exit).toBe(2);
    const told = stderr.replace(/\s+/g, ' ');
    expect(told).toContain(`error[${code}]`);
    expect(told).toContain(`${FILE}:${at} `);
    expect(told).toContain(said);
    expect(told.match(/error\[/g)).toHaveLength(1);
  });
});

describe('contract-check waive --prune', () => {
  const text = `# On top.

# Of the first.
- rule: operation-removed
  reason: a
  owner: b
  until: 2026-11-30

# Of the second.
- fingerprint: "00000000"
  reason: a
  owner: b
  until: 2026-12-01
- path: /b/**
  reason: a
  owner: b
  until: never

# At the end.
`;
  const finding = {
    fingerprint: '0000000000000001',
    rule: 'operation-removed',
    operations: [{ key: 'GET /a', method: 'GET', path: '/a' }],
  };
  const result = JSON.stringify({ schemaVersion: 1, findings: [finding] });

  it.each([
    ['\n', text],
    ['\r\n', text.replaceAll('\n', '\r\n')],
  ])('removes what has expired, with its comment (%j)', async (_, before) => {
    const cwd = scratch({ [FILE]: before });
    const { exit, stdout } = await waive(cwd, '--prune');
    expect(exit).toBe(0);
    expect(stdout).toBe(`${FILE}:4  operation-removed: expired after 2026-11-30\nRemoved 1 waiver; 2 left.\n`);
    const start = before.indexOf('# Of the first');
    expect(read(cwd)).toBe(before.slice(0, start) + before.slice(before.indexOf('# Of the second')));
  });

  it('with a result, removes what fits none of its findings', async () => {
    const cwd = scratch({ [FILE]: text, 'verdict.json': result });
    const { stdout } = await waive(cwd, '--prune', '--result', 'verdict.json');
    expect(stdout).toContain(`${FILE}:14  /b/**: fits no finding\nRemoved 2 waivers; 1 left.\n`);
    expect(read(cwd)).toBe(
      '# On top.\n\n# Of the second.\n- fingerprint: "00000000"\n  reason: a\n  owner: b\n  until: 2026-12-01\n\n# At the end.\n',
    );
  });

  it('looks at every contract of a result, by its name', async () => {
    const both = ['orders', 'stock'].map((name) => `- contract: ${name}\n  reason: a\n  owner: b\n  until: never\n`);
    const contracts = [
      { contract: 'orders', findings: [finding] },
      { contract: 'stock', findings: [] },
    ];
    const cwd = scratch({ [FILE]: both.join(''), 'verdict.json': JSON.stringify({ contracts }) });
    const { stdout } = await waive(cwd, '--prune', '--result', 'verdict.json');
    expect(stdout).toBe(`${FILE}:5  stock: fits no finding\nRemoved 1 waiver; 1 left.\n`);
  });

  it('leaves a file that can be added to when all are gone', async () => {
    const cwd = scratch({ [FILE]: text.slice(0, text.indexOf('# Of the second')) });
    expect((await waive(cwd, '--prune')).stdout).toContain('Removed 1 waiver; 0 left.');
    expect(read(cwd)).toBe('# On top.\n\n');
    expect((await waive(cwd, 'abcdefab', ...TERMS)).exit).toBe(0);
    expect(read(cwd)).toMatch(/^# On top\.\n\n- fingerprint: abcdefab\n/);
  });

  it('--dry-run removes nothing', async () => {
    const cwd = scratch({ [FILE]: text });
    expect((await waive(cwd, '--prune', '--dry-run')).stdout).toContain('Would remove 1 waiver; 2 left.');
    expect(read(cwd)).toBe(text);
  });

  it.each<[what: string, files: Files, said: string]>([
    ['missing', {}, 'verdict.json cannot be read'],
    ['no JSON', { 'verdict.json': 'x' }, 'holds no result'],
    ['of another tool', { 'verdict.json': '{"findings": [1]}' }, 'holds no result'],
  ])('refuses a result that is %s', async (_, files, said) => {
    const cwd = scratch({ [FILE]: text, ...files });
    const { exit, stderr } = await waive(cwd, '--prune', '--result', 'verdict.json');
    expect(exit).toBe(2);
    expect(stderr).toContain(said);
    expect(read(cwd)).toBe(text);
  });
});

describe('what is told of waivers after a run', () => {
  const waiver = { reason: 'a', owner: 'shop', until: '2026-11-30', file: FILE, line: 4 };
  const told = (use: { state: 'used' | 'unused' | 'expired'; findings: string[] }, extra: object = {}, all = true) =>
    waiverNotices([{ ...waiver, ...extra }], [use], all).map(({ code, line, message }) => `${line} ${code} ${message}`);

  it.each<[notices: string[], ...Parameters<typeof told>]>([
    [[], { state: 'used', findings: ['a'] }],
    [['4 waiver-expired The waiver of shop expired after 2026-11-30.'], { state: 'expired', findings: [] }],
    [
      ['4 waiver-expired The waiver of shop expired after 2026-11-30. What it waived counts again.'],
      { state: 'expired', findings: ['a'] },
    ],
    [['4 waiver-unused The waiver fits no finding.'], { state: 'unused', findings: [] }],
    [[], { state: 'unused', findings: [] }, {}, false],
    [
      ['4 waiver-ambiguous 2 findings start with 12345678: a, b.'],
      { state: 'used', findings: ['a', 'b'] },
      { fingerprint: '12345678' },
    ],
    [[], { state: 'used', findings: ['a'] }, { fingerprint: '12345678' }],
    [[], { state: 'used', findings: ['a', 'b'] }, { rule: 'operation-removed' }],
  ])('%j', (notices, use, extra, all) => {
    expect(told(use, extra, all)).toEqual(notices);
  });
});
