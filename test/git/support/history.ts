import { rmSync } from 'node:fs';
import { beforeEach, vi } from 'vitest';
import { type Outcome, runIn, type Surroundings } from '../../cli/support/fake-io.ts';
import { commitAll, type Files, git, scratch, write } from '../../cli/support/scratch.ts';

/** Neither the configuration of who runs the tests nor of the machine reaches git. */
export function isolateGit(): void {
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (/^GIT_/.test(name)) vi.stubEnv(name, undefined);
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    vi.stubEnv('GIT_CEILING_DIRECTORIES', '/');
    // Line endings are what some tests are about; git need not warn of them.
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.safecrlf');
    vi.stubEnv('GIT_CONFIG_VALUE_0', 'false');
    return () => vi.unstubAllEnvs();
  });
}

/** Operations that a contract holds, `GET /a`. */
export function api(title: string, ...operations: readonly string[]): string {
  const paths = operations.map((operation) => {
    const [method = '', path = ''] = operation.split(' ');
    return `  ${path}:\n    ${method.toLowerCase()}: { responses: { '200': { description: ok } } }\n`;
  });
  const list = paths.length === 0 ? 'paths: {}\n' : `paths:\n${paths.join('')}`;
  return `openapi: 3.1.0\ninfo: { title: ${title}, version: 1.0.0 }\n${list}`;
}

/** Each YAML file below `services` is a contract. */
export const SERVICES = 'contracts:\n  - name: "{name}"\n    owner: "@team"\n    files: services/*.yaml\n';

/** A repository whose `main` has these files and the configuration, with `feature` checked out. */
export function onFeature(files: Files, config: string = SERVICES): string {
  const folder = scratch({ 'contract-check.yaml': config, ...files });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commitAll(folder);
  git(folder, 'checkout', '--quiet', '-b', 'feature');
  return folder;
}

export function change(folder: string, files: Files, removed: readonly string[] = []): void {
  write(folder, files);
  for (const file of removed) rmSync(`${folder}/${file}`);
}

/** One contract, and the same with one operation less, and one more. */
export const ONE = { 'services/a.yaml': api('A', 'GET /a', 'GET /b') };
export const LESS = { 'services/a.yaml': api('A', 'GET /a') };
export const MORE = { 'services/a.yaml': api('A', 'GET /a', 'GET /b', 'GET /c') };

/** Who commits. */
export const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

export function withCommit(folder: string, files: Files): string {
  change(folder, files);
  commitAll(folder);
  return folder;
}

/** A clone with a remote `origin`, made with these options. */
export function cloneOf(folder: string, ...options: readonly string[]): string {
  const target = scratch({});
  git(target, 'clone', '--quiet', ...options, `file://${folder}`, 'clone');
  return `${target}/clone`;
}

/** What a run answers, in short. */
export interface JsonRun {
  readonly exit: number;
  readonly stderr: string;
  readonly unchanged: number;
  /** Contract → rules of its findings. */
  readonly found: Readonly<Record<string, readonly string[]>>;
}

interface JsonVerdict {
  readonly unchanged: number;
  readonly contracts: readonly {
    readonly contract: string;
    readonly owner: string | null;
    readonly findings: readonly { readonly rule: string }[];
  }[];
}

/** `contract-check diff` in a folder, by the real engine. */
export function diffIn(cwd: string, given: Surroundings = {}, ...argv: readonly string[]): Promise<Outcome> {
  return runIn({ engine: 'real', ...given, cwd }, 'diff', ...argv);
}

/** The same, as contracts and rules. */
export async function foundIn(cwd: string, given: Surroundings = {}, ...argv: readonly string[]): Promise<JsonRun> {
  const { exit, stdout, stderr } = await diffIn(cwd, given, '--format', 'json', ...argv);
  if (exit > 1) return { exit, stderr, unchanged: 0, found: {} };
  const { unchanged, contracts } = JSON.parse(stdout) as JsonVerdict;
  const found = Object.fromEntries(
    contracts.map(({ contract, findings }) => [contract, findings.map(({ rule }) => rule)]),
  );
  return { exit, stderr, unchanged, found };
}
