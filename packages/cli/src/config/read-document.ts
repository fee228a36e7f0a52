import { dirname, relative } from 'node:path';
import { fail, type InputProblem, ok, parseDocument, type Result, type SourceDocument } from '@contract-check/core';
import { decodeText } from '../input/decode-text.ts';
import { readInside } from '../input/read-file.ts';
import type { Refusal } from '../input/refusal.ts';
import { realFolders, workTreeOf } from '../input/roots.ts';

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

/** The text of a file that settings stand in. Links must not lead out of its work tree (without one: its folder). */
export async function readSettingsText(file: string, cwd: string): Promise<Result<string, RefusedSettings>> {
  const folder = dirname(file);
  const label = shownPath(file, cwd);
  const roots = await realFolders([workTreeOf(folder) ?? folder]);
  const read = await readInside(file, roots, label, MAX_BYTES);
  if (!read.ok) return refused(withoutSizeHint(read.error), label);
  const text = decodeText(read.value);
  return text.ok ? text : refused(text.error, label);
}

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
