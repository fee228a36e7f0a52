import type { InputProblem, OperationRef, Verdict } from '@contract-check/core';
import type { Document } from '../../generated/api.ts';

/** What the thread is asked, one thing after another. */
export type Task =
  | { readonly do: 'read'; readonly documents: readonly Document[] }
  | {
      readonly do: 'compare';
      readonly base: readonly Document[];
      readonly revision: readonly Document[];
      /** Enters the fingerprints. */
      readonly contractName: string;
      /** The moment of judging, in milliseconds of Unix time. */
      readonly asOf: number;
    };

/** What is kept of a contract beside its documents. */
export interface ContractFacts {
  readonly kind: string;
  readonly title: string;
  readonly operations: readonly OperationRef[];
  /** Documents that the entry does not reach. */
  readonly unreached: readonly string[];
}

/** Plain data, so that it can be passed between threads. */
type Done<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

export type ReadDone = Done<ContractFacts>;
export type CompareDone = Done<Verdict>;
