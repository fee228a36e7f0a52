import { type Contract, diffContracts, loadContract } from '@contract-check/core';
import { describe, expect, test } from 'vitest';
import { runIn } from '../cli/support/fake-io.ts';
import { scratch } from '../cli/support/scratch.ts';
import { plainDiff } from '../support/pair-suite.ts';
import { contractOf } from './pattern-contract.ts';
import { HOSTILE_PATTERNS } from './patterns.ts';

/** Far above what any of them takes; a hang is what it is there for. */
const HANG_LIMIT = 60_000;

async function load(label: string, text: string): Promise<Contract> {
  const loaded = await loadContract({ uri: label, label, text }, () =>
    Promise.resolve({ ok: false, code: 'file-not-found', message: 'There is one file.', fix: 'Inline it.' }),
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

function shown(pattern: string): string {
  const text = JSON.stringify(pattern);
  return text.length > 30 ? `${pattern.length} × ${text.slice(0, 26)}…` : text;
}

const ROWS = Object.entries(HOSTILE_PATTERNS).flatMap(([family, patterns]) =>
  patterns.map((pattern) => ({ family, pattern, name: `${family}: ${shown(pattern)}` })),
);

describe('hostile patterns, compared', () => {
  test('there are at least a hundred, all different', () => {
    expect(new Set(ROWS.map(({ pattern }) => pattern)).size).toBe(ROWS.length);
    expect(ROWS.length).toBeGreaterThanOrEqual(100);
  });

  test.each(ROWS)(
    '$name',
    async ({ family, pattern }) => {
      const [base, revision] = await Promise.all([
        load('old.json', contractOf(pattern, 0)),
        load('new.json', contractOf(pattern, 1)),
      ]);
      const { findings } = (await diffContracts(base, revision, plainDiff)).verdict;
      const rules = findings.map(({ rule, location }) => `${rule} ${location.surface}`);
      expect(rules).toContain('request-max-length-decreased request/body/control');
      // What cannot be read cannot be shown to mean the same: every edit of it is told.
      if (family === 'invalid syntax') {
        for (const name of ['added', 'removed', 'changedTo', 'changedFrom', 'changedInside', 'nameChanged']) {
          expect(rules.filter((rule) => rule.includes(`request/body/${name}`))).not.toEqual([]);
        }
      }
      expect((await diffContracts(base, base, plainDiff)).verdict.findings).toEqual([]);
      if (ROWS.findIndex((row) => row.pattern === pattern) % 10 !== 0) return;
      // Bounds count steps, not time, so that a slow machine decides the same.
      expect((await diffContracts(base, revision, plainDiff)).verdict.findings).toEqual(findings);
      expect((await diffContracts(revision, base, plainDiff)).verdict.findings).not.toEqual([]);
    },
    HANG_LIMIT,
  );
});

/** What no user may ever see. */
const STACK_TRACE = /^\s+at .*[:(]|node:internal|node_modules|RangeError|TypeError|SyntaxError/m;

/** Raw control characters and bidirectional marks, which could repaint a terminal. */
const UNESCAPED = /(?![\n\t])\p{Cc}|\p{Bidi_Control}/u;

describe('hostile patterns, given to the command', () => {
  // The command adds reading and showing; two of each family, and all that could repaint a terminal.
  const rows = Object.entries(HOSTILE_PATTERNS).flatMap(([family, patterns]) => {
    const all = ROWS.filter((row) => row.family === family);
    return family.startsWith('controls') ? all : [all[0], all[patterns.length - 1]].filter((row) => row !== undefined);
  });

  test.each(rows)(
    '$name',
    async ({ pattern }) => {
      const cwd = scratch({ 'old.json': contractOf(pattern, 0), 'new.json': contractOf(pattern, 1) });
      for (const format of ['text', 'json', 'markdown']) {
        const ask = ['diff', '--format', format, 'old.json', 'new.json'];
        const { exit, stdout, stderr } = await runIn({ cwd, engine: 'real' }, ...ask);
        expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' });
        expect(stdout).toContain('request-max-length-decreased');
        expect(stdout).not.toMatch(STACK_TRACE);
        expect(stdout).not.toMatch(UNESCAPED);
      }
    },
    HANG_LIMIT,
  );
});
