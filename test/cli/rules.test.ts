import { LOAD_PROBLEMS } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { SHELL_PROBLEMS } from '../../packages/cli/src/input/shell-problems.ts';
import { runIn } from './support/fake-io.ts';

describe('contract-check rules', () => {
  it('lists every rule by area, and every input problem', async () => {
    const { exit, stdout, stderr } = await runIn({}, 'rules');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toMatch(/^request bodies\n {2}breaking +request-property-became-required\n\nresponses\n/);
    for (const code of Object.keys(SHELL_PROBLEMS)) expect(stdout).toContain(`\n  ${code}\n`);
    expect(stdout).toMatch(/2 rules, \d+ input problems\. Explained by: contract-check explain <id>\n$/);
  });

  it('explains a rule', async () => {
    const { exit, stdout } = await runIn({}, 'rules', 'request-property-became-required');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^request-property-became-required\nA property that could be left out/);
    for (const part of [/effect +breaking \(wire, source\)/, /sender +request/, /why +A consumer/, /fix +Keep it/]) {
      expect(stdout).toMatch(part);
    }
    expect(stdout).toMatch(/aliases +peer-rule-a, peer-rule-b/);
    expect(stdout).not.toContain('differs');
    expect((await runIn({}, 'rules', 'response-removed')).stdout).toMatch(/differs +The peer warns only\./);
  });

  it('explains an input problem', async () => {
    const { exit, stdout } = await runIn({}, 'rules', 'ref-outside-root');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^ref-outside-root\nA file outside the allowed folders was asked for\n\n {2}A contract/);
  });

  it('gives the same as JSON', async () => {
    const all = JSON.parse((await runIn({}, 'rules', '--format', 'json')).stdout) as {
      rules: object[];
      problems: object[];
    };
    expect(all.rules).toHaveLength(2);
    expect(all.problems.length).toBeGreaterThan(20);
    const one = await runIn({}, 'rules', 'not-utf8', '--format', 'json');
    expect(JSON.parse(one.stdout)).toEqual({
      schemaVersion: 1,
      rules: [],
      problems: [{ code: 'not-utf8', ...SHELL_PROBLEMS['not-utf8'] }],
    });
  });

  it.each([
    ['request-property-became-requird', 'request-property-became-required'],
    ['ref-outside', 'ref-outside-root'],
    ['git', 'git-not-installed'],
  ])('%s: did you mean %s', async (typed, meant) => {
    const { exit, stdout, stderr } = await runIn({}, 'rules', typed);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(/^error: there is no rule or input problem/);
    expect(stderr).toContain(`  contract-check rules ${meant}\n`);
  });

  it.each(['', 'qqqqqqqqqq', '__proto__', 'toString', '\u001b[2J'])('nothing is like %j', async (typed) => {
    const { exit, stderr } = await runIn({}, 'rules', typed);
    expect(exit).toBe(2);
    expect(stderr).not.toContain('Did you mean');
    expect(stderr).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('fits 80 columns', async () => {
    for (const argv of [[], ['ref-outside-root'], ['request-property-became-required']]) {
      const { stdout } = await runIn({}, 'rules', ...argv);
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });

  it('every code is a word, and said in full sentences', () => {
    for (const [code, { title, explanation }] of Object.entries({ ...LOAD_PROBLEMS, ...SHELL_PROBLEMS })) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(explanation).toMatch(/^["A-Z-].*[.)]$/s);
    }
  });
});
