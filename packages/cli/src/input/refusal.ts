import type { Result } from '@contract-check/core';
import type { ShellProblemCode } from './shell-problems.ts';

/** Why something was not read, and what to do. */
export interface Refusal {
  readonly code: ShellProblemCode;
  readonly message: string;
  readonly fix: string;
  /** Where in the text, when it is about a place in it; 1-based. */
  readonly at?: { readonly line: number; readonly column: number };
}

/** A file as it was found, before anything is made of its bytes. */
interface Opened {
  readonly bytes: Uint8Array;
  /** See `SourceDocument.uri`. */
  readonly uri: string;
  /** What people are shown. */
  readonly label: string;
}

export type OpenResult = Result<Opened, Refusal>;

export function refuse(code: ShellProblemCode, message: string, fix: string): { ok: false; error: Refusal } {
  return { ok: false, error: { code, message, fix } };
}

const MEGABYTE = 1_000_000;

export function tooLarge(maxBytes: number): { ok: false; error: Refusal } {
  const limit = maxBytes >= MEGABYTE ? `${Math.floor(maxBytes / MEGABYTE)} MB` : `${maxBytes} bytes`;
  return refuse(
    'input-too-large',
    `The contract holds more than the ${limit} that are allowed.`,
    'Check that this is the right file, or allow more with --max-size.',
  );
}
