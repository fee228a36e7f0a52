import { writeFile } from 'node:fs/promises';
import { fail, ok, type Result } from '@contract-check/core';
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
  // The reader has followed links and refused those that lead out of the work tree; a new file has none.
  if (!dryRun && text !== file.text)
    await writeFile(file.path, text, file.document === null && file.text === '' ? { flag: 'wx' } : {});
  return ok(again.value);
}

const MEMBERS = ['fingerprint', 'rule', 'operation', 'path', 'contract', 'reason', 'owner', 'until'] as const;

function sameWaivers(found: readonly FiledWaiver[], expected: readonly Omit<FiledWaiver, 'file' | 'line'>[]): boolean {
  return (
    found.length === expected.length &&
    found.every((waiver, index) => MEMBERS.every((name) => waiver[name] === expected[index]?.[name]))
  );
}
