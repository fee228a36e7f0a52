import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLockFile } from './lock-file.ts';

describe('The lock file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-file-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Processes that are made up, with their own idea of who lives. */
  const take = (pid: number, living: ReadonlySet<number>) =>
    takeLockFile(folder, { pid, host: 'here' }, (owner) => living.has(owner.pid));

  it('is had by one, until it is given back', async () => {
    const living = new Set([1, 2]);
    const first = await take(1, living);
    expect(await take(2, living)).toEqual({ owner: { pid: 1, host: 'here' } });
    if ('release' in first) await first.release();
    expect(await take(2, living)).toHaveProperty('release');
  });

  it('goes to exactly one of many who find its owner dead', async () => {
    const living = new Set<number>();
    for (let round = 0; round < 10; round += 1) {
      const pids = Array.from({ length: 20 }, (_, index) => round * 100 + index);
      for (const pid of pids) living.add(pid);
      const answers = await Promise.all(pids.map((pid) => take(pid, living)));
      const winners = pids.filter((_pid, index) => 'release' in (answers[index] ?? {}));
      expect(winners).toHaveLength(1);
      for (const answer of answers) if ('owner' in answer) expect(answer.owner.pid).toBe(winners[0]);
      // Killed: nobody gives anything back.
      living.clear();
    }
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('has numbers that never go back, so that whoever is slow cannot take an old one', async () => {
    const [first, second] = [await take(1, new Set([1])), await take(2, new Set([2]))];
    expect([first, second].map((taken) => 'release' in taken)).toEqual([true, true]);
    if ('release' in second) await second.release();
    await take(3, new Set([3]));
    expect(await readdir(folder)).toEqual(['process.lock.3']);
    // As left by somebody who found number 1 dead, and was stopped before seeing that there is a higher one.
    await writeFile(join(folder, 'process.lock.2'), JSON.stringify({ pid: 9, host: 'here' }));
    expect(await take(4, new Set([3, 4, 9]))).toEqual({ owner: { pid: 3, host: 'here' } });
  });

  it('is taken over from a process that died before it wrote its name', async () => {
    await writeFile(join(folder, 'process.lock.7'), '');
    expect(await take(1, new Set([1]))).toHaveProperty('release');
    expect(await readdir(folder)).toEqual(['process.lock.8']);
  });
});
