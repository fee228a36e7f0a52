import { describe, expect, it } from 'vitest';
import { waiverNotices } from '../../packages/cli/src/config/tell-settings.ts';
import { type Files, scratch } from './support/scratch.ts';
import { readText, TERMS, WAIVERS, waive } from './support/waive.ts';

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
    const cwd = scratch({ [WAIVERS]: before });
    const { exit, stdout } = await waive(cwd, '--prune');
    expect(exit).toBe(0);
    expect(stdout).toBe(`${WAIVERS}:4  operation-removed: expired after 2026-11-30\nRemoved 1 waiver; 2 left.\n`);
    const start = before.indexOf('# Of the first');
    expect(readText(cwd)).toBe(before.slice(0, start) + before.slice(before.indexOf('# Of the second')));
  });

  it('with a result, removes what fits none of its findings', async () => {
    const cwd = scratch({ [WAIVERS]: text, 'verdict.json': result });
    const { stdout } = await waive(cwd, '--prune', '--result', 'verdict.json');
    expect(stdout).toContain(`${WAIVERS}:14  /b/**: fits no finding\nRemoved 2 waivers; 1 left.\n`);
    expect(readText(cwd)).toBe(
      '# On top.\n\n# Of the second.\n- fingerprint: "00000000"\n  reason: a\n  owner: b\n  until: 2026-12-01\n\n# At the end.\n',
    );
  });

  it('looks at every contract of a result, by its name', async () => {
    const both = ['orders', 'stock'].map((name) => `- contract: ${name}\n  reason: a\n  owner: b\n  until: never\n`);
    const contracts = [
      { contract: 'orders', findings: [finding] },
      { contract: 'stock', findings: [] },
    ];
    const cwd = scratch({ [WAIVERS]: both.join(''), 'verdict.json': JSON.stringify({ contracts }) });
    const { stdout } = await waive(cwd, '--prune', '--result', 'verdict.json');
    expect(stdout).toBe(`${WAIVERS}:5  stock: fits no finding\nRemoved 1 waiver; 1 left.\n`);
  });

  it('leaves a file that can be added to when all are gone', async () => {
    const cwd = scratch({ [WAIVERS]: text.slice(0, text.indexOf('# Of the second')) });
    expect((await waive(cwd, '--prune')).stdout).toContain('Removed 1 waiver; 0 left.');
    expect(readText(cwd)).toBe('# On top.\n\n');
    expect((await waive(cwd, 'abcdefab', ...TERMS)).exit).toBe(0);
    expect(readText(cwd)).toMatch(/^# On top\.\n\n- fingerprint: abcdefab\n/);
  });

  it('--dry-run removes nothing', async () => {
    const cwd = scratch({ [WAIVERS]: text });
    expect((await waive(cwd, '--prune', '--dry-run')).stdout).toContain('Would remove 1 waiver; 2 left.');
    expect(readText(cwd)).toBe(text);
  });

  it.each<[what: string, files: Files, said: string]>([
    ['missing', {}, 'verdict.json cannot be read'],
    ['no JSON', { 'verdict.json': 'x' }, 'holds no result'],
    ['of another tool', { 'verdict.json': '{"findings": [1]}' }, 'holds no result'],
  ])('refuses a result that is %s', async (_, files, said) => {
    const cwd = scratch({ [WAIVERS]: text, ...files });
    const { exit, stderr } = await waive(cwd, '--prune', '--result', 'verdict.json');
    expect(exit).toBe(2);
    expect(stderr).toContain(said);
    expect(readText(cwd)).toBe(text);
  });
});

describe('what is told of waivers after a run', () => {
  const waiver = { reason: 'a', owner: 'shop', until: '2026-11-30', file: WAIVERS, line: 4 };
  const told = (
    use: { state: 'used' | 'unused' | 'expired'; findings: string[] },
    extra: object = {},
    compared: (string | null)[] | null = [null],
  ) =>
    waiverNotices([{ ...waiver, ...extra }], [use], compared).map(
      ({ code, line, message }) => `${line} ${code} ${message}`,
    );

  it.each<[notices: string[], ...Parameters<typeof told>]>([
    [[], { state: 'used', findings: ['a'] }],
    [['4 waiver-expired The waiver of shop expired after 2026-11-30.'], { state: 'expired', findings: [] }],
    [
      ['4 waiver-expired The waiver of shop expired after 2026-11-30. What it waived counts again.'],
      { state: 'expired', findings: ['a'] },
    ],
    [['4 waiver-unused The waiver fits no finding.'], { state: 'unused', findings: [] }],
    [[], { state: 'unused', findings: [] }, {}, null],
    [[], { state: 'unused', findings: [] }, { contract: 'orders' }],
    [
      ['4 waiver-unused The waiver fits no finding.'],
      { state: 'unused', findings: [] },
      { contract: 'order' },
      ['orders'],
    ],
    [
      ['4 waiver-ambiguous 2 findings start with 12345678: a, b.'],
      { state: 'used', findings: ['a', 'b'] },
      { fingerprint: '12345678' },
    ],
    [[], { state: 'used', findings: ['a'] }, { fingerprint: '12345678' }],
    [[], { state: 'used', findings: ['a', 'b'] }, { rule: 'operation-removed' }],
  ])('%j', (notices, use, extra, compared) => {
    expect(told(use, extra, compared)).toEqual(notices);
  });
});
