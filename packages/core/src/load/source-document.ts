import type { InputProblem } from './input-problem.ts';
import type { ReferenceHints } from './refs/hints.ts';
import type { SourceNode } from './source-node.ts';
import type { PieceReading } from './yaml/read-pieces.ts';

/** Unescaped JSON pointer segments; `[]` is the whole document. RFC 6901 spells them. */
export type Pointer = readonly string[];

/** UTF-16 offsets into the text, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface Located {
  /** The member name, when the value is a member of a mapping. */
  readonly key: TextRange | null;
  readonly value: TextRange;
  /** False: the pointer leads nowhere; the ranges are those of its nearest existing ancestor. */
  readonly exact: boolean;
}

/** One text, parsed once. Positions are worked out only when asked for. */
export interface SourceDocument {
  /** Canonical name inside the contract: `/`-separated path relative to the entry's folder, or an absolute URL. */
  readonly uri: string;
  /** What people are shown: the name as typed. */
  readonly label: string;
  readonly text: string;
  readonly format: 'json' | 'yaml';
  /** Plain data; integers beyond 2^53 are `bigint`; keys such as `__proto__` are own properties. */
  readonly value: unknown;
  /** Warnings found while parsing. */
  readonly notices: readonly InputProblem[];
  readonly hints: ReferenceHints;
  /** What a text that is much alike need not read again, if there is anything. */
  readonly pieces?: PieceReading | null;
  /** Of several documents seen as one: the node that they make together. */
  readonly root?: SourceNode;
  /** Where each pointer's key and value stand; same order as asked. Cost: at most one pass over the text. */
  locate(pointers: readonly Pointer[]): readonly Located[];
}
