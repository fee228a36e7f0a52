import type { DiffContracts, LoadContract, RuleInfo } from '@contract-check/core';
import { SHELL_PROBLEMS } from './input/shell-problems.ts';

export interface ProblemInfo {
  readonly title: string;
  readonly explanation: string;
}

/** What the shell needs of the core; a seam for tests. */
export interface Engine {
  readonly loadContract: LoadContract;
  readonly diffContracts: DiffContracts;
  readonly rules: readonly RuleInfo[];
  /** All codes of input problems: the shell's and the loader's. */
  readonly problems: Readonly<Record<string, ProblemInfo>>;
}

/** Loaded only when there is something to compare or explain, so that help is instant. */
export async function loadEngine(): Promise<Engine> {
  const { diffContracts, LOAD_PROBLEMS, loadContract, ruleCatalogue } = await import('@contract-check/core');
  return { loadContract, diffContracts, rules: ruleCatalogue, problems: { ...LOAD_PROBLEMS, ...SHELL_PROBLEMS } };
}
