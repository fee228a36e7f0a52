import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundled } from '../support/bundled.ts';

/** The long form: `LOCK_ROUNDS=100 npx vitest run test/server/store/data-lock.test.ts`. */
const ROUNDS = Number(process.env.LOCK_ROUNDS ?? 20);
const LIMIT_MS = 2000;

interface Told {
  readonly outcome: 'held' | 'refused';
  readonly afterMs: number;
}

// Where the operating system can keep processes apart, and as on one that cannot.
describe.each([process.platform, 'other'])('A data folder on %s', (platform) => {
  let home: string;
  let program: string;
  let folder: string;
  let started: ChildProcess[] = [];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'data-lock-'));
    program = await bundled(new URL('../support/hold-folder.ts', import.meta.url), home);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(home, 'folder-'));
  });
  afterEach(async () => {
    await Promise.all(started.map(kill));
    started = [];
  });
  afterAll(() => rm(home, { recursive: true }));

  async function start(at = folder): Promise<Told & { readonly child: ChildProcess }> {
    const child = spawn(process.execPath, [program, at, platform], { stdio: ['pipe', 'pipe', 'inherit'] });
    started.push(child);
    const [line] = await once(createInterface(child.stdout), 'line');
    return { ...(JSON.parse(line) as Told), child };
  }

  it(`is refused to a second process, ${ROUNDS} of ${ROUNDS} times`, async () => {
    expect(await start()).toMatchObject({ outcome: 'held' });
    for (let round = 0; round < ROUNDS; round += 1) {
      const second = await start();
      expect(second.outcome).toBe('refused');
      expect(second.afterMs).toBeLessThan(LIMIT_MS);
    }
  });

  it(`is taken over from one that was killed, ${ROUNDS} of ${ROUNDS} times`, async () => {
    let holder = await start();
    for (let round = 0; round < ROUNDS; round += 1) {
      await kill(holder.child);
      holder = await start();
      expect(holder.outcome).toBe('held');
    }
  });

  it('goes to exactly one of several that start at once after a kill', async () => {
    await kill((await start()).child);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => start()));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['held', 'refused', 'refused', 'refused']);
  });

  it('is another one than its neighbour', async () => {
    const other = join(folder, 'other');
    await mkdir(other);
    expect([(await start()).outcome, (await start(other)).outcome]).toEqual(['held', 'held']);
  });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
