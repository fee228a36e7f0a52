import { readFile, writeFile } from 'node:fs/promises';
import { fail, type InputProblem, ok, type Result } from '@contract-check/core';
import type { RefusedSettings } from '../config/read-document.ts';
import { parseWaivers, type WaiversFile } from '../config/read-waivers.ts';
import type { FiledWaiver } from '../config/settings.ts';
import { notEditable } from './edit-waivers.ts';

/**
 * Puts a new text into the file, once it was read again and says what it is to say: no edit of ours may change a
 * waiver that nobody meant. `null` is the text of a list that cannot be edited.
 */
export async function saveWaivers(
  file: WaiversFile,
  text: string | null,
  expected: readonly Omit<FiledWaiver, 'file' | 'line'>[],
  { ruleIds, dryRun }: { readonly ruleIds: readonly string[]; readonly dryRun: boolean },
): Promise<Result<WaiversFile, RefusedSettings>> {
  const refused = { problems: [notEditable(file)], texts: new Map([[file.label, file.text]]) };
  if (text === null) return fail(refused);
  const again = await parseWaivers(text, file, ruleIds);
  if (!again.ok || !sameWaivers(again.value.waivers, expected)) return fail(refused);
  if (dryRun || text === file.text) return ok(again.value);
  try {
    await write(file, text);
    return ok(again.value);
  } catch (error) {
    return fail({ ...refused, problems: [unwritten(file, error)] });
  }
}

/** The reader has followed links, and refused those that lead out of the work tree; a new file must be new. */
async function write({ path, isNew }: WaiversFile, text: string): Promise<void> {
  if (isNew) return writeFile(path, text, { flag: 'wx' });
  const before = await readFile(path);
  // The reader has dropped it.
  const mark = before.subarray(0, MARK.length).equals(MARK) ? '\uFEFF' : '';
  return writeFile(path, mark + text);
}

/** U+FEFF in UTF-8. */
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function unwritten({ label }: WaiversFile, error: unknown): InputProblem {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return {
    severity: 'error',
    code: 'waivers-not-written',
    message: `${label} could not be written (${reason}).`,
    fix: 'Check that its folder is there, and the permissions.',
    file: label,
  };
}

const MEMBERS = ['fingerprint', 'rule', 'operation', 'path', 'contract', 'reason', 'owner', 'until'] as const;

function sameWaivers(found: readonly FiledWaiver[], expected: readonly Omit<FiledWaiver, 'file' | 'line'>[]): boolean {
  return (
    found.length === expected.length &&
    found.every((waiver, index) => MEMBERS.every((name) => waiver[name] === expected[index]?.[name]))
  );
}
