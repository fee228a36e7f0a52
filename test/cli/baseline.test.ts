import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Outcome, runIn } from './support/fake-io.ts';
import { repositoryOf, scratch, write } from './support/scratch.ts';

const FILE = 'contract-check.waivers.yaml';
const TERMS = ['--reason', 'before we checked', '--owner', 'shop', '--until', '2027-01-31'];

function contract(limit: number, ...paths: readonly string[]): string {
  const items = paths.map((path) => `  ${path}: { get: { responses: { 200: { description: ok } } } }\n`).join('');
  return `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer, maximum: ${limit} } }]
      responses: { 200: { description: ok } }
${items}`;
}

/** Two breaks: a path is gone, a limit fell. */
const FILES = { 'old.yaml': contract(100, '/a', '/b'), 'new.yaml': contract(50, '/a') };

async function check(cwd: string, day: string, ...argv: string[]): Promise<Outcome> {
  return runIn({ cwd, today: day, engine: 'real' }, ...argv);
}

const baseline = (cwd: string, ...more: string[]): Promise<Outcome> =>
  check(cwd, '2026-12-01', 'baseline', 'old.yaml', 'new.yaml', ...TERMS, ...more);
const diff = (cwd: string, day: string, ...more: string[]): Promise<Outcome> =>
  check(cwd, day, 'diff', 'old.yaml', 'new.yaml', ...more);
const read = (cwd: string): string => readFileSync(join(cwd, FILE), 'utf8');

describe('contract-check baseline', () => {
  it('waives all that fails now, so that only what is new fails', async () => {
    const cwd = scratch(FILES);
    expect((await diff(cwd, '2026-12-01')).exit).toBe(1);
    const { exit, stdout, stderr } = await baseline(cwd);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toMatch(
      /^[0-9a-f]{16} {2}operation-removed \(GET \/b\): .*\n[0-9a-f]{16} {2}request-maximum-decreased/,
    );
    expect(stdout).toContain(`Wrote 2 waivers to ${FILE}.\n`);
    expect(read(cwd)).toMatch(
      /note: "operation-removed \(GET \/b\): .*"\n {2}reason: before we checked\n {2}owner: shop/,
    );

    const passed = await diff(cwd, '2026-12-01');
    expect(passed).toMatchObject({ exit: 0, stderr: '' });
    expect(passed.stdout).toContain('  waived by shop until 2027-01-31: before we checked\n');
    expect(passed.stdout).toContain('2 waived.');

    write(cwd, { 'new.yaml': contract(50) });
    const failed = await diff(cwd, '2026-12-01');
    expect(failed.exit).toBe(1);
    expect(failed.stdout).toContain('Failed: 1 error at or above --fail-on error (exit 1).');
    expect(failed.stdout).toMatch(
      /^ {2}waive {2}contract-check waive [0-9a-f]{16} --reason … --owner … --until DATE$/m,
    );
  });

  it('adds nothing when it runs again', async () => {
    const cwd = scratch(FILES);
    await baseline(cwd);
    const before = read(cwd);
    expect((await baseline(cwd)).stdout).toBe('Nothing to waive. 2 were waived before.\n');
    expect(read(cwd)).toBe(before);
  });

  it('adds what is new to what stands there', async () => {
    const cwd = scratch(FILES);
    await baseline(cwd);
    const before = read(cwd);
    write(cwd, { 'new.yaml': contract(50) });
    expect((await baseline(cwd)).stdout).toContain(`Wrote 1 waiver to ${FILE}. 2 were waived before.\n`);
    expect(read(cwd).startsWith(before)).toBe(true);
  });

  it('--dry-run writes nothing', async () => {
    const cwd = scratch(FILES);
    expect((await baseline(cwd, '--dry-run')).stdout).toContain('Would write 2 waivers');
    expect((await diff(cwd, '2026-12-01')).exit).toBe(1);
  });

  it('keeps to the severities of the team: what is silent needs no waiver', async () => {
    const config = 'severity: { rules: { operation-removed: off } }\n';
    const cwd = scratch({ ...FILES, 'contract-check.yaml': config });
    expect((await baseline(cwd)).stdout).toContain('Wrote 1 waiver');
  });

  it('--contract: its settings and its name', async () => {
    const config = `contracts: [{ name: orders, files: new.yaml, severity: { effects: { breaking: info } } }]\n`;
    const cwd = scratch({ ...FILES, 'contract-check.yaml': config });
    expect((await baseline(cwd, '--contract', 'orders')).stdout).toBe('Nothing to waive.\n');
    expect((await baseline(cwd, '--contract', 'order')).stderr).toContain('Did you mean "orders"?');
    expect((await baseline(cwd)).stdout).toContain('Wrote 2 waivers');
  });

  it('without arguments: every configured contract against its base, each by its name', async () => {
    const configured = (name: string): string => `  - { name: ${name}, files: ${name}.yaml }\n`;
    const config = `contracts:\n${configured('orders')}${configured('stock')}${configured('same')}base: ref:HEAD\n`;
    const before = { 'orders.yaml': contract(100, '/a'), 'stock.yaml': contract(9), 'same.yaml': contract(1) };
    const cwd = repositoryOf({ 'contract-check.yaml': config, ...before });
    write(cwd, { 'orders.yaml': contract(100), 'stock.yaml': contract(8) });
    expect((await check(cwd, '2026-12-01', 'diff')).exit).toBe(1);
    const one = await check(cwd, '2026-12-01', 'baseline', ...TERMS, '--contract', 'stock');
    expect(one.stdout).toContain(`Wrote 1 waiver to ${FILE}.\n`);
    const all = await check(cwd, '2026-12-01', 'baseline', ...TERMS);
    expect(all.stdout).toContain(`Wrote 1 waiver to ${FILE}. 1 was waived before.\n`);
    expect(read(cwd).match(/contract: \w+/g)).toEqual(['contract: stock', 'contract: orders']);
    expect((await check(cwd, '2026-12-01', 'diff')).exit).toBe(0);
  });

  it.each([
    ['no terms', ['baseline', 'old.yaml', 'new.yaml'], 'missing: --reason, --owner, --until.'],
    ['a contract that cannot be read', ['baseline', 'old.yaml', 'gone.yaml', ...TERMS], 'error[file-not-found]'],
    ['one contract', ['baseline', 'old.yaml', ...TERMS], 'one contract is missing'],
    ['no contract at all', ['baseline', ...TERMS], 'No contract is named'],
  ])('refuses %s', async (_, argv, said) => {
    const { exit, stdout, stderr } = await check(scratch(FILES), '2026-12-01', ...argv);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});

describe('waivers of a run', () => {
  it('hold on their last day, and fail again the day after, with their line', async () => {
    const cwd = scratch(FILES);
    await baseline(cwd);
    expect((await diff(cwd, '2027-01-31T23:59:59Z')).exit).toBe(0);
    const { exit, stderr } = await diff(cwd, '2027-02-01');
    expect(exit).toBe(1);
    expect(stderr.match(/contract-check\.waivers\.yaml:\d+ {2}waiver-expired/g)).toHaveLength(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain('expired after 2027-01-31. What it waived counts again.');
  });

  it.each([
    ['a rule', ['operation-removed']],
    ['an operation', ['--operation', 'GET /b']],
    ['a path', ['--path', '/*']],
    ['a rule and a path', ['operation-removed', '--path', '/b']],
  ])('by %s', async (_, conditions) => {
    const cwd = scratch({ ...FILES, 'new.yaml': contract(100, '/a') });
    expect((await diff(cwd, '2026-12-01')).exit).toBe(1);
    await check(cwd, '2026-12-01', 'waive', ...conditions, ...TERMS);
    expect(await diff(cwd, '2026-12-01')).toMatchObject({ exit: 0, stderr: '' });
    expect((await diff(cwd, '2026-12-01', '--no-config')).exit).toBe(1);
  });

  it('by the first digits of a fingerprint', async () => {
    const cwd = scratch({ ...FILES, 'new.yaml': contract(100, '/a') });
    const { findings } = JSON.parse((await diff(cwd, '2026-12-01', '--format', 'json')).stdout) as {
      findings: { fingerprint: string }[];
    };
    await check(cwd, '2026-12-01', 'waive', findings[0]?.fingerprint.slice(0, 8) ?? '', ...TERMS);
    expect(await diff(cwd, '2026-12-01')).toMatchObject({ exit: 0, stderr: '' });
  });

  it('that are broken are refused before anything is compared', async () => {
    const cwd = scratch({ ...FILES, [FILE]: '- rule: operation-remove\n  reason: a\n  owner: b\n  until: never\n' });
    const { exit, stdout, stderr } = await diff(cwd, '2026-12-01');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('error[config-unknown-rule]');
    expect(stderr).toContain(`${FILE}:1:9`);
  });

  it('prune by a result of the run', async () => {
    const cwd = scratch(FILES);
    await baseline(cwd);
    write(cwd, { 'new.yaml': contract(100, '/a') });
    await diff(cwd, '2026-12-01', '--output', 'json=verdict.json');
    const { stdout } = await check(cwd, '2026-12-01', 'waive', '--prune', '--result', 'verdict.json');
    expect(stdout).toContain('fits no finding\nRemoved 1 waiver; 1 left.\n');
    expect((await diff(cwd, '2026-12-01')).exit).toBe(0);
  });

  it('and severities of a configuration hold for contracts on the command line', async () => {
    const cwd = scratch({ ...FILES, 'contract-check.yaml': 'severity: { effects: { breaking: warning } }\n' });
    expect((await diff(cwd, '2026-12-01')).exit).toBe(0);
    expect((await diff(cwd, '2026-12-01', '--fail-on', 'warning')).exit).toBe(1);
    write(cwd, { 'contract-check.yaml': 'severity: { effects: { breaking: warning } }\nfail-on: warning\n' });
    expect((await diff(cwd, '2026-12-01')).exit).toBe(1);
    expect((await diff(cwd, '2026-12-01', '--fail-on', 'error')).exit).toBe(0);
  });
});
