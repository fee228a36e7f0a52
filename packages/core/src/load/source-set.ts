import type { Result } from '../result.ts';
import type { InputProblem } from './input-problem.ts';
import type { SourceDocument } from './source-document.ts';
import type { SourceNode } from './source-node.ts';

/** What the shell answers when a contract asks for another file. It alone decides what may be read. */
export type ReadResult =
  | { readonly ok: true; readonly text: string; readonly label: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly fix: string };

/** Reads a document named by `uri` (as in `SourceDocument.uri`); never throws for a refused or missing one. */
export type ReadResource = (uri: string) => Promise<ReadResult>;

export interface EntryText {
  readonly uri: string;
  readonly label: string;
  readonly text: string;
}

/** A contract's documents: the entry and every file that its `$ref`s reach. */
export interface SourceSet {
  readonly entry: SourceDocument;
  readonly documents: ReadonlyMap<string, SourceDocument>;
  /** Warnings of all documents, and of references that lead nowhere. */
  readonly notices: readonly InputProblem[];
  /**
   * The node that `ref` names, seen from `from` (its document, or the nearest `$id` above it, is the base).
   * One step only: the target may itself be a reference. Undefined when it leads nowhere.
   */
  resolve(from: SourceNode, ref: string): SourceNode | undefined;
  /** The target of a `$dynamicRef` by the static fallback: the `$dynamicAnchor` of that name (JSON Schema 2020-12 §8.2.3.2). */
  resolveDynamic(from: SourceNode, ref: string): SourceNode | undefined;
}

/** `like`: another state of the contract; reading what both hold costs less then. The result is the same. */
export type LoadSources = (
  entry: EntryText,
  read: ReadResource,
  like?: SourceSet,
) => Promise<Result<SourceSet, readonly InputProblem[]>>;
