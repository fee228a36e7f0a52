import { describe, expect, test } from 'vitest';
import { runIn } from '../cli/support/fake-io.ts';
import { scratch } from '../cli/support/scratch.ts';
import type { HostileDocument } from './document.ts';
import { yaml } from './document.ts';
import { HOSTILE_DOCUMENTS } from './documents/index.ts';

/** Far above what any of them takes; a hang is what it is there for. */
const HANG_LIMIT = 30_000;

/** What no user may ever see. */
const STACK_TRACE = /^\s+at .*[:(]|node:internal|node_modules|RangeError|TypeError/m;

/** Raw control characters and bidirectional marks, which could repaint a terminal. */
const UNESCAPED = /(?![\n\t])\p{Cc}|\p{Bidi_Control}/u;

async function check({ files, outcome }: HostileDocument): Promise<void> {
  const all = files();
  const [entry = ''] = Object.keys(all);
  const cwd = scratch({ ...all, 'good.yaml': yaml('') });
  const isRefused = 'refused' in outcome;
  // A contract that reads is compared with itself, in which nothing can have changed.
  const { exit, stdout, stderr } = await runIn({ cwd, engine: 'real' }, 'diff', entry, isRefused ? 'good.yaml' : entry);
  expect(stderr).not.toMatch(STACK_TRACE);
  expect(stdout + stderr).not.toMatch(UNESCAPED);
  if (isRefused) {
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(`error[${outcome.refused}]`);
    expect(stderr).toContain('Input error (exit 2)');
  } else {
    expect({ exit, errors: stderr.match(/error\[[\w-]+\]/g) }).toEqual({ exit: 0, errors: null });
    expect(stdout).not.toMatch(/BREAKING|RISKY|COMPATIBLE/);
  }
}

describe('hostile documents, given to the command', () => {
  test.each(HOSTILE_DOCUMENTS)(
    '$name',
    async (row) => {
      await check(row);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
    HANG_LIMIT,
  );
});
