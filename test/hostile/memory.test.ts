import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scratch } from '../cli/support/scratch.ts';
import { yaml } from './document.ts';
import { ALIAS_BOMBS } from './documents/aliases.ts';

/** The bundle, as users run it; `npm test` builds it first. */
const program = fileURLToPath(new URL('../../packages/cli/dist/bin/contract-check.cjs', import.meta.url));

/** Tells at the end of a process what it took, on file descriptor 3. */
const USAGE_HOOK = `process.on('exit', () => {
  const peakMb = process.resourceUsage().maxRSS / 1024;
  require('node:fs').writeSync(3, JSON.stringify({ peakMb }));
});
`;

/** Far above what any of them takes; a hang is what it is there for. */
const HANG_LIMIT = 30_000;

/** Megabytes that a refused document may take beyond one of its size that is read. */
const ALLOWANCE = 60;

/** The most that any document of a kilobyte may take, whatever the machine: the promise to users. */
const MOST = 300;

/** Compares the contract with an empty one in a process of its own. */
function compare(text: string): { readonly exit: number | null; readonly stderr: string; readonly peakMb: number } {
  const cwd = scratch({ 'api.yaml': text, 'good.yaml': yaml(''), 'usage-hook.cjs': USAGE_HOOK });
  const child = spawnSync(
    process.execPath,
    ['--require', './usage-hook.cjs', program, 'diff', 'api.yaml', 'good.yaml'],
    {
      cwd,
      encoding: 'utf8',
      env: {},
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      timeout: HANG_LIMIT,
    },
  );
  const usage: unknown = JSON.parse(child.output[3] || '{}');
  const { peakMb } = usage as { peakMb?: number };
  // Nothing is told by a process that was killed or ran out of memory.
  return { exit: child.status, stderr: child.stderr, peakMb: peakMb ?? Number.POSITIVE_INFINITY };
}

describe('alias bombs take no more memory than harmless documents', () => {
  let measured: number | undefined;
  const bound = (): number => {
    if (measured !== undefined) return measured;
    const harmless = compare(yaml(`x-list: [${Array<string>(180).fill('lol').join(', ')}]\n`));
    expect(harmless).toMatchObject({ exit: 0, stderr: '' });
    measured = Math.min(harmless.peakMb + ALLOWANCE, MOST);
    return measured;
  };

  test('there are at least twenty, each under one kilobyte', () => {
    const sizes = ALIAS_BOMBS.map(({ files }) => String(Object.values(files())[0]).length);
    expect(sizes.length).toBeGreaterThanOrEqual(20);
    expect(Math.max(...sizes)).toBeLessThan(1_000);
  });

  test.each(ALIAS_BOMBS)(
    '$name',
    ({ files }) => {
      const { exit, stderr, peakMb } = compare(String(Object.values(files())[0]));
      expect(exit).toBe(2);
      expect(stderr).toContain('error[yaml-alias-expansion]');
      expect(peakMb).toBeLessThan(bound());
    },
    HANG_LIMIT,
  );
});
