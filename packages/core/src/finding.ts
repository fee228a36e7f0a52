/** What a change does to a conforming partner (design of verdicts: docs/verdicts.md). */
export type Effect = 'breaking' | 'risky' | 'compatible' | 'docs';
export type Severity = 'error' | 'warning' | 'info' | 'off';
export type Breaks = 'wire' | 'source';
/** `witness`: a confirmed message; `exact`: decided without schemas; `contained`: proved to fit; `rule`: not decided. */
export type Proof = 'witness' | 'exact' | 'contained' | 'rule';
export type Reading = 'declared' | 'tolerant' | 'literal';
/** The sender's role in plain words: what the consumer sends, what the provider sends, neither. */
export type Direction = 'request' | 'response' | 'none';

/** One side of a finding. Lines and columns are 1-based; columns count UTF-16 units. */
export interface Site {
  /** `#/…`, RFC 6901 in its URI fragment form. */
  readonly pointer: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly value: unknown;
}

export interface OperationRef {
  /** Joins with usage: see `operationKey` in the protocol package. */
  readonly key: string;
  readonly method: string;
  /** The template with its parameter names, for people. */
  readonly path: string;
  readonly id: string | null;
}

export interface RequestWitness {
  /** The provider sends requests too: of webhooks and callbacks. */
  readonly acceptedBy: 'base' | 'revision';
  readonly rejectedBy: 'base' | 'revision';
  readonly request: {
    method: string;
    path: string;
    headers: Record<string, string>;
    mediaType: string | null;
    body: unknown;
  };
}

export interface ResponseWitness {
  readonly acceptedBy: 'base' | 'revision';
  readonly rejectedBy: 'base' | 'revision';
  readonly response: { status: string; headers: Record<string, string>; mediaType: string | null; body: unknown };
}

/** The acceptance that holds for a finding, as the team wrote it. */
export interface AppliedWaiver {
  readonly reason: string;
  readonly owner: string;
  /** `YYYY-MM-DD`, the last day on which it holds; null: without end. */
  readonly until: string | null;
}

/** A judged change. The members are the stable JSON contract, in this order. */
export interface Finding {
  readonly fingerprint: string;
  readonly cause: string;
  readonly rule: string;
  readonly effect: Effect;
  readonly breaks: readonly Breaks[];
  readonly severity: Severity;
  readonly proof: Proof;
  readonly reading: Reading;
  readonly direction: Direction;
  readonly message: string;
  readonly why: string;
  readonly advice: string;
  readonly location: { readonly element: readonly string[]; readonly surface: string };
  readonly base: Site | null;
  readonly revision: Site | null;
  readonly operations: readonly OperationRef[];
  readonly witness: RequestWitness | ResponseWitness | null;
  /** Null: not waived. A waived finding counts in no severity of the summary. */
  readonly waiver: AppliedWaiver | null;
  readonly usage: null;
}

export type Bump = 'major' | 'minor' | 'patch' | 'none';

export interface Summary {
  readonly breaking: number;
  readonly risky: number;
  readonly compatible: number;
  readonly docs: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly waived: number;
  readonly recommendedBump: Bump;
}

/** The whole result of comparing one base with one revision. */
export interface Verdict {
  readonly schemaVersion: 1;
  readonly kind: string;
  readonly summary: Summary;
  /** Worst first; the order is deterministic. */
  readonly findings: readonly Finding[];
}
