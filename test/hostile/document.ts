import type { SourceSet } from '../../packages/core/src/load/source-set.ts';

/**
 * One hostile or broken contract. The same rows run through the loader and through the whole command; bytes that are
 * no UTF-8 text only through the command, whose business decoding is.
 */
export interface HostileDocument {
  readonly name: string;
  /** File name → content; the entry is the first. */
  readonly files: () => Readonly<Record<string, string | Uint8Array>>;
  readonly outcome:
    | {
        /** The code of the (first) error. */
        readonly refused: string;
      }
    | {
        /** What must hold of the result. Other than that, comparing it with itself finds nothing. */
        readonly reads: (value: Record<string, unknown>, set: SourceSet) => void;
      };
}

/** A small valid contract in YAML, with more lines at its end. */
export function yaml(extra: string): string {
  return `openapi: 3.1.0\ninfo: {title: Hostile, version: '1'}\npaths: {}\n${extra}`;
}

/** The same in JSON; `extra` is the text of further members. */
export function json(extra: string): string {
  return `{"openapi": "3.1.0", "info": {"title": "Hostile", "version": "1"}, "paths": {}, ${extra}}`;
}

export function refused(name: string, code: string, text: () => string, file = 'api.yaml'): HostileDocument {
  return { name, files: () => ({ [file]: text() }), outcome: { refused: code } };
}

export function reads(
  name: string,
  text: () => string,
  holds: (value: Record<string, unknown>, set: SourceSet) => void,
): HostileDocument {
  return { name, files: () => ({ 'api.yaml': text() }), outcome: { reads: holds } };
}

/** Values of a tree when it is walked, aliases followed. */
export function walkedSize(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const member of Object.values(value)) size += walkedSize(member);
  return size;
}
