import { basename, dirname, join, relative } from 'node:path';
import { fail, type InputProblem, ok, parseDocument, type Result, type SourceDocument } from '@contract-check/core';
import { decodeText } from '../input/decode-text.ts';
import { outsideRoot, readInside } from '../input/read-file.ts';
import type { Refusal } from '../input/refusal.ts';
import { isInside, realFolders, workTreeOf } from '../input/roots.ts';

/** Far above what people write. */
const MAX_BYTES = 1_000_000;

/** Why there are no settings: every error of the configuration and the waivers, and their texts by label. */
export interface RefusedSettings {
  readonly problems: readonly InputProblem[];
  readonly texts: ReadonlyMap<string, string>;
}

/** A file as people in `cwd` would type it. */
export function shownPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return (path === '' ? file : path).replaceAll('\\', '/');
}

/** Where settings are read from. */
export interface SettingsPlace {
  /** Absolute. What is read lies in its work tree, without one: in it; a configuration can come from a stranger. */
  readonly home: string;
  readonly cwd: string;
}

/** The text of a file that settings stand in. Neither its path nor links may lead out of the work tree. */
export async function readSettingsText(
  file: string,
  { home, cwd }: SettingsPlace,
): Promise<Result<string, RefusedSettings>> {
  const label = shownPath(file, cwd);
  const roots = await rootsOf(home);
  const read = await readInside(file, roots, label, MAX_BYTES);
  if (!read.ok) return refused(withoutSizeHint(read.error), label);
  const text = decodeText(read.value);
  return text.ok ? text : refused(text.error, label);
}

function rootsOf(home: string): Promise<string[]> {
  return realFolders([workTreeOf(home) ?? home]);
}

/** Refused when a file that is not there yet would lie outside. */
export async function checkNewFile(file: string, { home, cwd }: SettingsPlace): Promise<Result<null, RefusedSettings>> {
  const [folder = ''] = await realFolders([dirname(file)]);
  const label = shownPath(file, cwd);
  // A folder that is missing is told by who writes.
  if (folder === '') return ok(null);
  const isAllowed = (await rootsOf(home)).some((root) => isInside(root, join(folder, basename(file))));
  return isAllowed ? ok(null) : refused(outsideRoot(label, false, OUTSIDE_FIX).error, label);
}

const OUTSIDE_FIX = 'Name a file in the work tree of the configuration.';

function withoutSizeHint(refusal: Refusal): Refusal {
  if (refusal.code !== 'input-too-large') return refusal;
  return { ...refusal, message: 'The file holds more than 1 MB.', fix: 'Check that this is the right file.' };
}

function refused({ code, message, fix, at }: Refusal, label: string): { ok: false; error: RefusedSettings } {
  return fail({ problems: [{ severity: 'error', code, message, fix, file: label, ...at }], texts: new Map() });
}

/** What a contract is only warned of, and a team must know: one of the two goes unread. */
const REFUSED = new Set(['json-duplicate-key', 'yaml-duplicate-key']);

/** Reads a text as data. */
export function parseSettings(text: string, label: string): Result<SourceDocument, RefusedSettings> {
  const parsed = parseDocument({ uri: 'settings', label, text });
  const problems = parsed.ok ? parsed.value.notices.filter(({ code }) => REFUSED.has(code)) : parsed.error;
  if (parsed.ok && problems.length === 0) return ok(parsed.value);
  return fail({
    problems: problems.map((problem) => ({ ...problem, severity: 'error' as const })),
    texts: new Map([[label, text]]),
  });
}
