import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { fail, ok, type Result } from '@contract-check/core';
import type { LinePlace } from './read-lines.ts';

/** How far a log was reported. */
interface Progressed extends LinePlace {
  /** What it is known by: SHA-256 (hexadecimal) of its first bytes, and how many these were. */
  readonly digest: string;
  readonly bytes: number;
}

/** By service, so that one file does for several. */
type Stored = Readonly<Record<string, readonly Progressed[]>>;

export interface LogIdentity {
  readonly digest: string;
  readonly bytes: number;
}

export function identityOf(head: Uint8Array): LogIdentity {
  return { digest: createHash('sha256').update(head).digest('hex'), bytes: head.length };
}

/** What was reported of logs, kept in a file: the next run goes on where this one ended. */
export class ImportState {
  readonly #path: string;
  readonly #service: string;
  readonly #all: Map<string, readonly Progressed[]>;

  private constructor(path: string, service: string, stored: Stored) {
    this.#path = path;
    this.#service = service;
    this.#all = new Map(Object.entries(stored));
  }

  /** A file that is not there yet is empty. Fails with a sentence where there is another file. */
  static async open(path: string, service: string): Promise<Result<ImportState, string>> {
    try {
      const stored: unknown = JSON.parse(await readFile(path, 'utf8'));
      if (isStored(stored)) return ok(new ImportState(path, service, stored));
    } catch (error) {
      if (error instanceof Error && 'code' in error) {
        if (error.code === 'ENOENT') return ok(new ImportState(path, service, {}));
        return fail(`The state file ${path} cannot be read (${String(error.code)}).`);
      }
    }
    return fail(`${path} is no state file of contract-check import.`);
  }

  /** The log with this head as it was known before, when it may have been shorter. */
  known(head: Uint8Array): (LogIdentity & LinePlace) | null {
    const mine = this.#all.get(this.#service) ?? [];
    return (
      mine.find(({ digest, bytes }) => bytes <= head.length && identityOf(head.subarray(0, bytes)).digest === digest) ??
      null
    );
  }

  /** Written beside and put in place, so that it is whole at any moment. Null, or a sentence why it could not be. */
  async save({ digest, bytes }: LogIdentity, { offset, lines }: LinePlace): Promise<string | null> {
    const others = (this.#all.get(this.#service) ?? []).filter((each) => each.digest !== digest);
    this.#all.set(this.#service, [...others, { digest, bytes, offset, lines }].slice(-MOST_LOGS));
    const text = `${JSON.stringify(Object.fromEntries(this.#all), null, 2)}\n`;
    const beside = `${this.#path}.new`;
    try {
      await writeFile(beside, text);
      await rename(beside, this.#path);
      return null;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      return `The state file ${this.#path} could not be written (${code}).`;
    }
  }
}

/** Of one service: logs that were rotated away long ago are forgotten. */
const MOST_LOGS = 1000;

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((logs: unknown) => Array.isArray(logs) && logs.every(isProgressed));
}

function isProgressed(value: unknown): boolean {
  const { digest, ...numbers } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { bytes, offset, lines } = numbers;
  return typeof digest === 'string' && [bytes, offset, lines].every((count) => Number.isSafeInteger(count));
}
