import type { Comparison, Contract, DiffOptions } from '../compare-contracts.ts';
import type { Finding, OperationRef } from '../finding.ts';
import type { InputProblem } from '../load/input-problem.ts';
import type { SourceSet } from '../load/source-set.ts';
import type { Result } from '../result.ts';

/** One sort of interface description. Each kind recognises its contracts by content and compares two of them. */
export interface ContractKind {
  readonly name: string;
  recognise(sources: SourceSet): Result<Contract, readonly InputProblem[]>;
  compare(base: Contract, revision: Contract, options: DiffOptions): Promise<KindComparison>;
  /** A contract that stands on one side alone. */
  presence(contract: Contract, side: 'base' | 'revision', options: DiffOptions): KindComparison;
  /** In order of key; a key can come more than once. */
  operations(contract: Contract): readonly OperationRef[];
}

interface KindComparison extends Omit<Comparison, 'verdict'> {
  readonly findings: readonly Finding[];
}
