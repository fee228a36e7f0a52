import type { Verdict } from './finding.ts';
import type { InputProblem } from './load/input-problem.ts';
import type { SourceDocument } from './load/source-document.ts';
import type { EntryText, ReadResource, SourceSet } from './load/source-set.ts';
import type { OperationSides } from './policy/policy.ts';
import type { Result } from './result.ts';
import type { SchemaValidator } from './schema/containment/validator.ts';

/** A contract that was read and recognised. */
export interface Contract {
  readonly kind: string;
  /** `info.title`, or the label where there is none. */
  readonly title: string;
  /** `info.version`, or null. */
  readonly version: string | null;
  /** The specification and its version, e.g. `OpenAPI 3.1`. */
  readonly specification: string;
  readonly sources: SourceSet;
  readonly notices: readonly InputProblem[];
}

/**
 * Reads and recognises a contract by its content. Fails with every error found, never throws for bad input. `like` is
 * another state of the contract: what both hold is then cheaper to read, and the result is the same.
 */
export type LoadContract = (
  entry: EntryText,
  read: ReadResource,
  like?: Contract,
) => Promise<Result<Contract, readonly InputProblem[]>>;

/** The same for a contract in several files, none of which refers to all others. */
export type LoadComposed = (
  parts: readonly EntryText[],
  read: ReadResource,
  like?: Contract,
) => Promise<Result<Contract, readonly InputProblem[]>>;

export interface PathPrefix {
  readonly strip?: string;
  readonly add?: string;
}

export interface DiffOptions {
  /** Literal sets, no reading applied. */
  readonly strict: boolean;
  readonly compat: 'wire' | 'source';
  /** `promised`: an optional member of a response that is removed or renamed breaks. `tolerated` where absent. */
  readonly responseMembers?: 'tolerated' | 'promised';
  /** False: what the provider sends must fit the declared sets; new enum values and variants break. */
  readonly tolerantReader?: boolean;
  /** Enters the fingerprint; empty for a plain two-file run. */
  readonly contractName: string;
  readonly prefixes: { readonly base: PathPrefix; readonly revision: PathPrefix };
  /** False: schemas are not decided, the rule table has the last word. For measuring what deciding takes. */
  readonly decide?: boolean;
  /** Loads what confirms the messages that show breaks. Without it, breaks of schemas count as not decided. */
  readonly loadValidator?: () => Promise<SchemaValidator>;
}

export interface Comparison {
  readonly verdict: Verdict;
  /** Warnings met while comparing (references that lead nowhere, unreadable dates …). */
  readonly notices: readonly InputProblem[];
  /** The lifecycles of the operations that findings reach, by the operation key that the finding names. */
  readonly operations: ReadonlyMap<string, OperationSides>;
}

export type DiffContracts = (base: Contract, revision: Contract, options: DiffOptions) => Promise<Comparison>;

/** The document whose label is `file`, for source frames. */
export function documentOf(contract: Contract, file: string): SourceDocument | undefined {
  for (const document of contract.sources.documents.values()) if (document.label === file) return document;
  return undefined;
}
