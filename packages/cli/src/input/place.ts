import type { Result } from '@contract-check/core';
import type { OpenResult, Refusal } from './refusal.ts';

/** Where a contract's own files are: a folder, a revision, nowhere (an address has remote files only). */
export interface Place {
  /** Opens the entry. */
  entry(maxBytes: number): Promise<OpenResult>;
  /**
   * Opens a file that a `$ref` names by a path relative to the entry's folder. Answers for the boundary: whatever
   * the path says, nothing outside is opened.
   */
  reference(path: string, maxBytes: number): Promise<Result<{ bytes: Uint8Array; label: string }, Refusal>>;
}

/** The URI of an entry, which references are resolved against: its name, unless that would read as something else. */
export function entryUri(name: string): string {
  return /[:?#]/.test(name) ? 'contract' : name;
}
