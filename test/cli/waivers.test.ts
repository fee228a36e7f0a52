import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from './support/scratch.ts';
import { readText, TERMS, WAIVERS, waive } from './support/waive.ts';

describe('contract-check waive', () => {
  it('starts a file, and says what it waives', async () => {
    const cwd = scratch({});
    const { exit, stdout, stderr } = await waive(cwd, '9f0c41d2a7b3e815', ...TERMS);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(readText(cwd)).toBe(
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
    expect(readText(cwd)).toContain(`- rule: operation-removed
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
    expect(readText(cwd)).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
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
    expect(existsSync(join(cwd, WAIVERS))).toBe(false);
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
    if (isRefused) expect(stderr).toContain(`${WAIVERS}:3 waives that already, until 2027-01-31.`);
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
    const cwd = scratch({ [WAIVERS]: text });
    expect(await waive(cwd, 'abcdefab', ...TERMS)).toMatchObject({ exit: 0, stderr: '' });
    const [end, indent] = [text.includes('\r\n') ? '\r\n' : '\n', text.includes('\n  -') ? '  ' : ''];
    const added = ['- fingerprint: abcdefab', '  reason: agreed', '  owner: shop', '  until: 2027-01-31', ''];
    const before = text.endsWith('\n') ? text : `${text}\n`;
    expect(readText(cwd)).toBe(before + added.map((line) => (line === '' ? '' : indent + line)).join(end));
  });

  it('makes room in an empty list', async () => {
    const cwd = scratch({ [WAIVERS]: '# On top.\n[]\n' });
    await waive(cwd, 'abcdefab', ...TERMS);
    expect(readText(cwd)).toMatch(/^# On top\.\n- fingerprint: abcdefab\n/);
  });

  it.each([
    ['a list in brackets', '[{ rule: operation-removed, reason: a, owner: b, until: never }]\n'],
    ['a second document', '- { rule: operation-removed, reason: a, owner: b, until: never }\n...\n'],
  ])('does not edit %s', async (_, text) => {
    const cwd = scratch({ [WAIVERS]: text });
    const { exit, stderr } = await waive(cwd, 'abcdefab', ...TERMS);
    expect(exit).toBe(2);
    expect(stderr).toContain('error[config-not-editable]');
    expect(readText(cwd)).toBe(text);
  });

  it('--dry-run writes nothing', async () => {
    const cwd = scratch({});
    const { exit, stdout } = await waive(cwd, 'abcdefab', ...TERMS, '--dry-run');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^Would write contract-check\.waivers\.yaml:3\n/);
    expect(existsSync(join(cwd, WAIVERS))).toBe(false);
  });

  it('writes beside the configuration, or where it says', async () => {
    const cwd = scratch({ 'contract-check.yaml': 'waivers: ci/accepted.yaml\n', 'ci/x': '', 'a/b/x': '' });
    const { stdout } = await waive(join(cwd, 'a/b'), 'abcdefab', ...TERMS);
    expect(stdout).toMatch(/^\.\.\/\.\.\/ci\/accepted\.yaml:3\n/);
    expect(readText(cwd, 'ci/accepted.yaml')).toContain('abcdefab');
  });

  it('tells when that folder is missing', async () => {
    const cwd = scratch({ 'contract-check.yaml': 'waivers: ci/accepted.yaml\n' });
    const { exit, stderr } = await waive(cwd, 'abcdefab', ...TERMS);
    expect(exit).toBe(2);
    expect(stderr).toContain('error[waivers-not-written]  ci/accepted.yaml could not be written (ENOENT).');
  });

  it('finds the file above without a configuration', async () => {
    const cwd = scratch({ [WAIVERS]: '# On top.\n', 'a/x': '' });
    await waive(join(cwd, 'a'), 'abcdefab', ...TERMS);
    expect(readText(cwd)).toContain('abcdefab');
  });
});
