import type { InputProblem, Policy } from '@contract-check/core';
import type { LoadedSide } from '../input/load-contract.ts';
import type { Compared } from './compare-sides.ts';

/** A comparison, and what the team says of its contract. */
export interface ContractComparison extends Compared {
  /** As configured; null for contracts that were named one by one. */
  readonly contract: string | null;
  readonly owner: string | null;
  readonly policy: Policy;
}

/** What a run has compared. */
export interface Comparisons {
  readonly contracts: readonly ContractComparison[];
  /** Configured contracts that cannot have changed. */
  readonly unchanged: number;
  /** What people should know although it was compared. */
  readonly problems: readonly InputProblem[];
  /** Whether that was everything that waivers can be about. */
  readonly isAll: boolean;
}

/** Why nothing was compared. */
export interface RefusedComparisons {
  readonly problems: readonly InputProblem[];
  /** For the texts that the problems are about. */
  readonly sides: readonly LoadedSide[];
  /** Told last, as it is. */
  readonly hint?: string;
}
