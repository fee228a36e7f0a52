import type { Comparison, EntryText, InputProblem, ReadResult } from '@contract-check/core';
import type { ComparisonSettings } from '../../config/settings.ts';
import type { FrozenContract } from './frozen-contract.ts';

export type SideName = 'base' | 'revision';

/** Two contracts to compare: what the thread is given. Files that they refer to it asks for. */
export interface CompareRequest {
  readonly type: 'compare';
  readonly sides: Readonly<Record<SideName, { readonly name: string; readonly entry: EntryText }>>;
  readonly settings: ComparisonSettings;
  readonly contractName: string;
}

export type ToThread = CompareRequest | { readonly type: 'answer'; readonly id: number; readonly result: ReadResult };

/** The outcome of a request as data: see `Outcome`. */
export interface FrozenOutcome {
  readonly problems: readonly InputProblem[];
  readonly compared:
    | {
        readonly name: string;
        readonly base: FrozenContract;
        readonly revision: FrozenContract;
        readonly comparison: Comparison;
      }[]
    | null;
}

export type FromThread =
  | { readonly type: 'read'; readonly id: number; readonly side: SideName; readonly uri: string }
  | { readonly type: 'done'; readonly outcome: FrozenOutcome }
  /** A bug of ours. */
  | { readonly type: 'failed'; readonly message: string; readonly stack: string };
