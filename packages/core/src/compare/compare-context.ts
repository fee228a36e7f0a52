import type { SurfaceStep } from '@contract-check/protocol';
import type { SourceNode } from '../load/source-node.ts';
import type { OperationEntry } from '../model/views.ts';
import { Role } from './change.ts';
import type { Side } from './clean.ts';
import type { Collector, Fact } from './collector.ts';
import type { Spelling } from './schema/pair-context.ts';
import type { SchemaWalker } from './schema/walker.ts';

/** What the walkers of operations share. */
export interface CompareContext {
  readonly base: Side;
  readonly revision: Side;
  readonly collector: Collector;
  readonly schemas: SchemaWalker;
  /** Every operation of either side, with its partner. */
  readonly operations: MetOperation[];
}

/** An operation and its partner on the other side; null: it has none. */
export interface MetOperation {
  readonly base: OperationEntry | null;
  readonly revision: OperationEntry | null;
  /** Of a callback the operation that declares it. */
  readonly owner?: MetOperation;
}

/**
 * One operation on both sides, with its roles: of a webhook or a callback the provider sends the request and the
 * consumer answers.
 */
export interface OperationPair {
  readonly base: OperationEntry;
  readonly revision: OperationEntry;
  readonly asker: number;
  readonly answerer: number;
}

export function pairOf(base: OperationEntry, revision: OperationEntry): OperationPair {
  const swapped = revision.kind !== 'path';
  return {
    base,
    revision,
    asker: swapped ? Role.provider : Role.consumer,
    answerer: swapped ? Role.consumer : Role.provider,
  };
}

/** States facts and enters schemas at one place of one operation, for one sender. */
export class PlaceReporter {
  constructor(
    readonly context: CompareContext,
    readonly pair: OperationPair,
    readonly role: number,
    readonly steps: readonly SurfaceStep[],
  ) {}

  at(...steps: readonly SurfaceStep[]): PlaceReporter {
    return new PlaceReporter(this.context, this.pair, this.role, [...this.steps, ...steps]);
  }

  /** The provider asks: what it sends here no consumer has chosen (webhooks and callbacks). */
  isUnasked(): boolean {
    return this.role === this.pair.asker && this.role === Role.provider;
  }

  emit(fact: Fact): void {
    this.context.collector.atOperation(fact, this.pair.revision, this.role, this.steps);
  }

  schema(base: SourceNode, revision: SourceNode, spelling: Spelling, mediaType: string | null = null): void {
    const isXml = mediaType !== null && /[/+]xml\b/.test(mediaType);
    const root = { operation: this.pair.revision, role: this.role, steps: this.steps, mediaType, isXml };
    this.context.schemas.enter(base, revision, root, spelling);
  }
}
