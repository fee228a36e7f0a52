import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../packages/cli/src/index.ts';
import { loopback } from './support/loopback.ts';
import { contract, repositoryOf, scratch } from './support/scratch.ts';

/** The bundle, as users run it; `npm test` builds it first. */
const program = fileURLToPath(new URL('../../packages/cli/dist/bin/contract-check.cjs', import.meta.url));

interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Start {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Record<string, string>;
  /** A file descriptor in place of a pipe. */
  readonly stdout?: number;
  readonly meanwhile?: (child: ChildProcess) => void;
}

function start(argv: readonly string[], given: Start = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...argv], {
      cwd: given.cwd,
      env: { PATH: process.env.PATH, ...given.env },
      stdio: ['pipe', given.stdout ?? 'pipe', 'pipe'],
    });
    const texts = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk: Buffer) => {
      texts.stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      texts.stderr += chunk.toString();
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(given.stdin ?? '');
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, ...texts }));
    given.meanwhile?.(child);
  });
}

const operation = 'paths:\n  /a:\n    get: { responses: { "200": { description: ok } } }\n';
const withOperation = contract().replace('paths: {}\n', operation);
const files = { 'old.yaml': withOperation, 'new.yaml': withOperation, 'less.yaml': contract(), 'bad.yaml': 'a: [' };

describe('the program', () => {
  it('has been built', () => {
    expect(existsSync(program)).toBe(true);
  });

  it('tells its version', async () => {
    expect(await start(['--version'])).toEqual({ exit: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  it.each([
    [['old.yaml', 'new.yaml'], 0],
    [['old.yaml', 'less.yaml'], 1],
    [['old.yaml', 'bad.yaml'], 2],
    [['old.yaml', 'missing.yaml'], 2],
    [['old.yaml'], 2],
  ])('diff %j: exit %i', async (argv, exit) => {
    expect((await start(['diff', ...argv], { cwd: scratch(files) })).exit).toBe(exit);
  });

  it.each([
    [['old.json', 'new.json'], 1],
    [['new.json', 'old.json'], 0],
    [['old.json', 'bad.yaml'], 2],
  ])('schema %j: exit %i', async (argv, exit) => {
    const schemas = { 'old.json': '{"type": "object"}', 'new.json': '{"type": "object", "required": ["a"]}' };
    expect((await start(['schema', ...argv], { cwd: scratch({ ...files, ...schemas }) })).exit).toBe(exit);
  });

  it('reads standard input', async () => {
    const given = { cwd: scratch(files), stdin: withOperation };
    expect(await start(['diff', '-', 'less.yaml'], given)).toMatchObject({ exit: 1, stderr: '' });
  });

  it('reads Git', async () => {
    const cwd = repositoryOf(files);
    expect(await start(['diff', 'HEAD:old.yaml', 'less.yaml'], { cwd })).toMatchObject({ exit: 1, stderr: '' });
  });

  it('finds what a configuration means, in Git and outside', async () => {
    const configured = { ...files, 'contract-check.yaml': 'contracts: [{ name: shop, files: "l*.yaml" }]\n' };
    for (const cwd of [scratch(configured), repositoryOf(configured)]) {
      const ended = await start(['config'], { cwd });
      expect(ended).toMatchObject({ exit: 0, stderr: '' });
      expect(ended.stdout).toContain('contract shop\n  less.yaml\n');
    }
  });

  it('reads an address, and ends at once', async () => {
    const { origin } = await loopback({ '/a.yaml': withOperation });
    const begin = performance.now();
    const given = { cwd: scratch(files) };
    const ended = await start(['diff', '--allow-remote', `${origin}/a.yaml`, 'less.yaml'], given);
    expect(ended).toMatchObject({ exit: 1, stderr: '' });
    expect(performance.now() - begin).toBeLessThan(25_000);
  });

  it('writes everything to a pipe before it ends', async () => {
    const { exit, stdout } = await start(['rules', '--format', 'json']);
    expect(exit).toBe(0);
    expect(stdout.length).toBeGreaterThan(10_000);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1 });
  });

  it('a reader that goes away is no error', async () => {
    const given: Start = { meanwhile: (child) => child.stdout?.destroy() };
    expect(await start(['rules', '--format', 'json'], given)).toMatchObject({ exit: 0, stderr: '' });
  });

  it('keeps the exit code when the reader goes away', async () => {
    const given: Start = { cwd: scratch(files), meanwhile: (child) => child.stdout?.destroy() };
    expect(await start(['diff', 'old.yaml', 'less.yaml'], given)).toMatchObject({ exit: 1, stderr: '' });
  });

  it.runIf(existsSync('/dev/full'))('a full disk is no success', async () => {
    const { exit, stderr } = await start(['--version'], { stdout: openSync('/dev/full', 'w') });
    expect(exit).toBe(3);
    expect(stderr).toMatch(/^The output could not be written \(ENOSPC\), exit 3\.\n$/);
  });

  it('prints no colour into a pipe, and colour when asked', async () => {
    const given = { cwd: scratch(files) };
    expect((await start(['diff', 'old.yaml', 'less.yaml'], given)).stdout).not.toContain('\u001b');
    expect((await start(['diff', '--color', 'old.yaml', 'less.yaml'], given)).stdout).toContain('\u001b');
  });
});
