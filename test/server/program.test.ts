import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** The bundle, as users run it; `npm test` builds it first. */
const program = fileURLToPath(new URL('../../packages/cli/dist/bin/contract-check.cjs', import.meta.url));

it.each(['SIGTERM', 'SIGINT'] as const)('The program serves until %s, and ends with 0', async (signal) => {
  const cwd = mkdtempSync(join(tmpdir(), 'program-'));
  const child = spawn(process.execPath, [program, 'serve', '--port', '0'], {
    cwd,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const ended = new Promise((resolve) => child.once('exit', (...how) => resolve(how)));
    const texts = { stdout: '', stderr: '' };
    child.stderr.on('data', (chunk: Buffer) => {
      texts.stderr += chunk.toString();
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        texts.stdout += chunk.toString();
        const found = /^contract-check service on (http:\S+)\n/.exec(texts.stdout)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => reject(new Error(texts.stderr)));
    });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    const messages = texts.stderr.trim().split('\n');
    expect(messages.map((line) => JSON.parse(line).msg)).toEqual(['the service listens', 'the service ends']);
  } finally {
    child.kill('SIGKILL');
    rmSync(cwd, { recursive: true, force: true });
  }
});
