import { escapeTerminal } from '@contract-check/report';
import type { Io } from '../io.ts';
import type { GitChange, GitSide } from './git-change.ts';

const MOST_BYTES = 500_000_000;
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

/** What git itself shows of a change: its hunks, under the paths of the repository instead of those of copies. */
export async function plainDiff(change: GitChange, colour: boolean, io: Io): Promise<string> {
  const { old, new: next } = change;
  const color = `--color=${colour ? 'always' : 'never'}`;
  const files = [old.file ?? '/dev/null', next.file ?? '/dev/null'];
  // Not this driver again; and no converter either, which could be anything.
  const args = ['diff', '--no-index', '--no-ext-diff', '--no-textconv', color, '--', ...files];
  const result = await io.git(args, { cwd: io.cwd, maxBytes: MOST_BYTES });
  if (result.end !== 'exit' || result.status > 1) return 'The files could not be compared as text.\n';
  const lines = Buffer.from(result.stdout).toString('utf8').split('\n');
  const plain = lines.map((line) => line.replace(ESCAPES, ''));
  const start = plain.findIndex((line) => line.startsWith('@@ '));
  if (start >= 0) return [`--- ${nameOf(old, '')}`, `+++ ${nameOf(next, 'b/')}`, ...lines.slice(start)].join('\n');
  if (plain.some((line) => line.startsWith('Binary files '))) return 'Binary files differ.\n';
  return old.mode === next.mode ? '' : `Mode ${old.mode} became ${next.mode}.\n`;
}

function nameOf({ file, label }: GitSide, start: string): string {
  return file === null ? '/dev/null' : escapeTerminal(start + label);
}
