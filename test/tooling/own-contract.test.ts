import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commitAll, git, repositoryOf, scratch, write } from '../cli/support/scratch.ts';
import { isolateGit } from '../git/support/history.ts';

const CONTRACT = 'packages/server/openapi.yaml';
const PROMISED = 'packages/server/released/openapi.yaml';
const root = fileURLToPath(new URL('../..', import.meta.url));
const ours = readFileSync(`${root}/${CONTRACT}`, 'utf8');
const kept = readFileSync(`${root}/${PROMISED}`, 'utf8');

const small = 'openapi: 3.1.0\ninfo: { title: Small, version: 1.0.0 }\npaths:\n';
const operation = (path: string) => `  ${path}:\n    get: { responses: { '200': { description: ok } } }\n`;
const one = small + operation('/a');
const both = one + operation('/b');

function checkIn(folder: string): { readonly exit: number | null; readonly stdout: string; readonly stderr: string } {
  const script = `${root}/scripts/check/own-contract.mjs`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { cwd: folder, encoding: 'utf8' });
  return { exit: status, stdout, stderr };
}

/** A clone of two commits, the first of them tagged. */
function released(files: Readonly<Record<string, string>>, tag: string): string {
  const folder = repositoryOf(files);
  git(folder, 'tag', tag);
  return folder;
}

describe('the contract of the service is held against what was promised', () => {
  isolateGit();

  it.each([
    ['an operation is gone', /^ {2}\/api\/v1\/heartbeats:$/m, '  /api/v1/pulses:', 'operation-moved'],
    [
      'a report needs more',
      /required: \[batchId, /,
      'required: [environment, batchId, ',
      'request-property-became-required',
    ],
  ])('without any tag: %s', (_what, place, other, rule) => {
    const broken = ours.replace(place, other);
    expect(broken).not.toBe(ours);
    const { exit, stdout } = checkIn(scratch({ [CONTRACT]: broken, [PROMISED]: kept }));
    expect([exit, stdout]).toEqual([1, expect.stringContaining(rule)]);
    expect(stdout).toContain(`diff --no-config ${PROMISED} ${CONTRACT}`);
  });

  it('without any tag: ours holds', () => {
    expect(checkIn(scratch({ [CONTRACT]: ours, [PROMISED]: kept })).exit).toBe(0);
  });

  it('with a tag: what the tag has', () => {
    const folder = released({ [CONTRACT]: both, [PROMISED]: both }, 'v0.9.0');
    git(folder, 'tag', 'v0.10.0-rc.1');
    write(folder, { [CONTRACT]: both + operation('/c') });
    expect(checkIn(folder)).toMatchObject({ exit: 0, stdout: expect.stringContaining(`v0.10.0-rc.1:${CONTRACT}`) });
    // The copy made to fit does not help.
    write(folder, { [CONTRACT]: one, [PROMISED]: one });
    expect(checkIn(folder)).toMatchObject({ exit: 1, stdout: expect.stringContaining('GET /b') });
  });

  it('with a tag of a time without it: the copy', () => {
    const folder = released({ 'README.md': '' }, 'v0.1.0');
    write(folder, { [CONTRACT]: both, [PROMISED]: both });
    commitAll(folder);
    expect(checkIn(folder)).toMatchObject({ exit: 0, stdout: expect.stringContaining(` ${PROMISED} `) });
  });

  it('with a copy that is neither that of the tag nor of the release to come: nothing is taken for granted', () => {
    const folder = released({ [CONTRACT]: both, [PROMISED]: one }, 'v0.1.0');
    expect(checkIn(folder)).toMatchObject({ exit: 1, stderr: expect.stringContaining('not the contract of v0.1.0') });
    write(folder, { [PROMISED]: both });
    expect(checkIn(folder).exit).toBe(0);
  });

  it('with nothing to compare with: that fails, too', () => {
    const { exit, stderr } = checkIn(scratch({ [CONTRACT]: both }));
    expect([exit, stderr]).toEqual([1, expect.stringContaining(`${PROMISED} is not there`)]);
  });
});
