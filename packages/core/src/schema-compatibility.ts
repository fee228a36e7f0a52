import type { Contract, LoadContract } from './compare-contracts.ts';
import type { Severity, Site } from './finding.ts';
import { recogniseSchema } from './json-schema/recognise.ts';
import { loadSources } from './load/index.ts';
import type { InputProblem } from './load/input-problem.ts';
import type { SchemaValidator } from './schema/containment/validator.ts';

/** What schema registries mean by compatibility, as literal sets. `full` is both. */
export type SchemaMode = 'backward' | 'forward' | 'full';

/**
 * `backward`: the revision accepts all data that the base accepts, so who has the new schema can read old data.
 * `forward`: the base accepts all data that the revision accepts.
 */
export type SchemaDirection = 'backward' | 'forward';

/** `unknown`: not decided, neither way. */
export type SchemaAnswer = 'yes' | 'no' | 'unknown';

/** A value that one schema accepts and the other rejects. */
export interface SchemaExample {
  readonly acceptedBy: 'base' | 'revision';
  readonly rejectedBy: 'base' | 'revision';
  /** Plain JSON; integers beyond 2^53 are `bigint`. */
  readonly value: unknown;
  /** Which part is rejected, and the keyword that does it; null where nobody can tell. */
  readonly rejection: {
    /** Into the value: `#/…`, RFC 6901 in its URI fragment form. */
    readonly instance: string;
    readonly site: Site;
  } | null;
}

export interface SchemaCheck {
  readonly direction: SchemaDirection;
  readonly answer: SchemaAnswer;
  /** `no` is an error; `unknown` a warning, since a gate that fails on "could not decide" cries wolf. */
  readonly severity: Extract<Severity, 'error' | 'warning' | 'off'>;
  /** Of `no`: confirmed by a library that is not ours. */
  readonly witness: SchemaExample | null;
  /** Of `unknown`: what was found, and nobody could confirm. */
  readonly unconfirmed: SchemaExample | null;
  /** Of `unknown`: why. */
  readonly reason: string | null;
}

/** The whole result of comparing two schemas. The members are the stable JSON contract, in this order. */
export interface SchemaVerdict {
  readonly schemaVersion: 1;
  readonly kind: 'json-schema';
  readonly mode: SchemaMode;
  /** Of all checks together: `no` if one is, else `unknown` if one is. */
  readonly answer: SchemaAnswer;
  /** One for each direction that the mode asks for. */
  readonly checks: readonly SchemaCheck[];
}

export interface SchemaOptions {
  readonly mode: SchemaMode;
  /** Loads what confirms an example, if there is one. Without it no answer is `no`. */
  readonly loadValidator?: () => Promise<SchemaValidator>;
  /** Steps that each question may take; beyond, the answer is `unknown`. */
  readonly budget?: number;
}

export interface SchemaComparison {
  readonly verdict: SchemaVerdict;
  /** Warnings: references that lead nowhere, schemas that accept everything or nothing. */
  readonly notices: readonly InputProblem[];
}

export type CompareSchemas = (base: Contract, revision: Contract, options: SchemaOptions) => Promise<SchemaComparison>;

/** Reads a plain JSON Schema of draft 4 to 2020-12 with all files that it refers to. Never throws for bad input. */
export const loadSchema: LoadContract = async (entry, read, like) => {
  const sources = await loadSources(entry, read, like?.sources);
  return sources.ok ? recogniseSchema(sources.value) : sources;
};

/**
 * Decides whether two schemas that `loadSchema` read are compatible. Rejects only for a bug.
 *
 * Keywords of later drafts count in earlier ones too; known formats are assertions.
 */
export const compareSchemas: CompareSchemas = async (base, revision, options) => {
  // What decides is large; who compares contracts without a change in schemas never needs it.
  const { decideCompatibility } = await import('./json-schema/decide.ts');
  return decideCompatibility(base, revision, options);
};
