import type { SurfaceStep } from '@contract-check/protocol';
import type { SourceNode } from '../../load/source-node.ts';
import { admitsAnything, type Term } from '../../schema/term.ts';
import { annotationOf } from '../../schema/values.ts';
import {
  BOTH_ROLES,
  type ChangeData,
  type Place,
  type Polarity,
  Role,
  type SchemaPair,
  type Spelling,
} from '../change.ts';
import type { FactId } from '../facts.ts';

export type { Spelling };

export interface Descent {
  readonly step?: SurfaceStep;
  readonly roles?: number;
  readonly polarity?: Polarity;
  readonly certain?: boolean;
  readonly spelling?: Spelling;
  readonly of?: 'content' | 'names';
}

export interface FactDetails {
  readonly subject?: string;
  readonly data?: ChangeData;
  readonly roles?: number;
  readonly step?: SurfaceStep;
}

/** What a keyword comparer sees: two terms, and ways to say what it found. */
export interface PairContext {
  readonly pair: SchemaPair;
  readonly base: Term;
  readonly revision: Term;
  readonly spelling: Spelling;
  /** Terms of one side's nodes. */
  readonly baseTerm: (nodes: readonly SourceNode[]) => Term;
  readonly revisionTerm: (nodes: readonly SourceNode[]) => Term;
  /** Nothing can differ at or below these. */
  isClean(base: readonly SourceNode[], revision: readonly SourceNode[]): boolean;
  /** States a fact; a side on which it does not exist is left out. */
  emit(fact: FactId, base: Where, revision: Where, details?: FactDetails): void;
  /** Goes on with the schemas of a place below. */
  descend(base: readonly SourceNode[], revision: readonly SourceNode[], how: Descent): void;
}

export type Where = SourceNode | Place | null | undefined;

/** Both terms admit the types that a keyword speaks of; otherwise editing it changes nothing. */
export function bothAdmit(context: PairContext, types: number): boolean {
  return (context.base.types & context.revision.types & types) !== 0;
}

/** Who sends a member that is so annotated (OpenAPI 3.1 §4.8.24; readOnly is not sent by the consumer). */
export function sendersOf(term: Term): number {
  let roles = BOTH_ROLES;
  if (annotationOf(term, 'readOnly')?.value === true) roles &= ~Role.consumer;
  if (annotationOf(term, 'writeOnly')?.value === true) roles &= ~Role.provider;
  return roles;
}

/**
 * Compares two keyed collections: what is in one only, and what is in both. In order of key, not of the documents: the
 * first way found to a place names it, and must be the same however the members are ordered.
 */
export function pairByKey<B, R>(
  base: ReadonlyMap<string, B>,
  revision: ReadonlyMap<string, R>,
  on: {
    removed?: (key: string, base: B) => void;
    added?: (key: string, revision: R) => void;
    both?: (key: string, base: B, revision: R) => void;
  },
): void {
  for (const [key, item] of inOrder(base)) {
    const other = revision.get(key);
    if (other === undefined) on.removed?.(key, item);
    else on.both?.(key, item, other);
  }
  for (const [key, item] of inOrder(revision)) if (!base.has(key)) on.added?.(key, item);
}

function inOrder<T>(items: ReadonlyMap<string, T>): Iterable<readonly [string, T]> {
  if (items.size < 2) return items;
  return [...items].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The schemas that demand something once their references are followed; to say "anything" by reference says nothing. */
export function demanding(
  schemas: readonly SourceNode[],
  termOf: (nodes: readonly SourceNode[]) => Term,
): readonly SourceNode[] {
  return schemas.filter((node) => !admitsAnything(termOf([node])));
}
