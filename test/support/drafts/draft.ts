import { type Contract, type DiffOptions, diffContracts, type Finding, loadContract } from '@contract-check/core';
import { loadFile } from '../contract-files.ts';
import { plainDiff } from '../pair-suite.ts';
import { isJsonObject, type Json, type JsonObject } from './contract-parts.ts';
import { type Layout, writeContract } from './write-contract.ts';

/** A contract as plain data that tests rewrite; references to other files lead to `files`. */
export interface Draft {
  readonly entry: JsonObject;
  readonly files: Map<string, JsonObject>;
}

export const ENTRY = 'api';

/** The entry of a contract on disk as plain data; fails when it has more files than one. */
export async function readDraft(path: string): Promise<JsonObject> {
  const { sources } = await loadFile(path);
  const value = sources.entry.value as Json;
  if (sources.documents.size !== 1 || !isJsonObject(value)) throw new Error(`${path} is not one object in one file`);
  return value;
}

/** A copy in which nothing is shared, not even what aliases made one object. */
export function copyOf<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)])) as T;
}

export function draftOf(entry: JsonObject): Draft {
  return { entry: copyOf(entry), files: new Map() };
}

const plain: Layout = { format: 'json', order: null };

/** Writes a draft and reads it again, as the command would. */
export async function loadDraft({ entry, files }: Draft, layout: Layout = plain): Promise<Contract> {
  const text = writeContract(entry, layout);
  const loaded = await loadContract({ uri: ENTRY, label: ENTRY, text }, (uri) => {
    const file = files.get(uri);
    return Promise.resolve(
      file === undefined
        ? { ok: false, code: 'file-not-found', message: `There is no ${uri}.`, fix: 'Add it.' }
        : { ok: true, text: writeContract(file, layout), label: uri },
    );
  });
  if (loaded.ok) return loaded.value;
  throw new Error(`a rewritten contract was refused: ${JSON.stringify(loaded.error.slice(0, 3), null, 2)}`);
}

export async function findingsBetween(
  base: Contract,
  revision: Contract,
  changed: Partial<DiffOptions> = {},
): Promise<readonly Finding[]> {
  return (await diffContracts(base, revision, { ...plainDiff, ...changed })).verdict.findings;
}

/** Short enough to read in the report of a failed law. */
export function told(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, message, location }) => `${rule}: ${message} (${location.element.join('/')})`);
}
