import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export type Files = Readonly<Record<string, string | Uint8Array | { readonly link: string }>>;

/** A contract without operations, and what makes it differ. */
export function contract(extra = ''): string {
  return `openapi: 3.0.3\ninfo: { title: Shop, version: 1.0.0 }\npaths: {}\n${extra}`;
}

/** A contract whose path item is in another file. */
export function referring(ref: string): string {
  return `openapi: 3.0.3\ninfo: { title: Shop, version: 1.0.0 }\npaths:\n  /a:\n    $ref: '${ref}'\n`;
}

/** A folder with these files, removed after the test. `link` makes a symbolic link. */
export function scratch(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'contract-check-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
}

export function write(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(path, content);
    else symlinkSync(content.link, path);
  }
}

/** A repository whose branch `main` holds these files, in one commit. */
export function repositoryOf(files: Files): string {
  const folder = scratch(files);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commitAll(folder);
  return folder;
}

export function commitAll(folder: string): void {
  git(folder, 'add', '--all');
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  git(folder, ...author, 'commit', '--quiet', '--no-verify', '-m', 'a');
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
}
