import type { InputProblem } from '@contract-check/core';
import type { Engine } from '../engine.ts';
import type { LoadedSide } from '../input/load-contract.ts';
import { specificationProblems } from '../validate/specification-problems.ts';

/** Every violation of the published schemas and every dead reference; and a notice where there is no validator. */
export async function strictProblems(sides: readonly LoadedSide[], engine: Engine): Promise<InputProblem[]> {
  const problems: InputProblem[] = [];
  for (const { contract } of sides) {
    if (contract === null) continue;
    problems.push(...engine.checkReferences(contract.sources));
    // One after the other: the validator blocks anyway, and it changes schemas that it shares.
    problems.push(...(await specificationProblems(contract)));
  }
  return problems;
}

/** With `--strict-input` a warning refuses. */
export function asErrors(
  problems: readonly InputProblem[],
  isRefused: (problem: InputProblem) => boolean,
): readonly InputProblem[] {
  return problems.map((problem) => (isRefused(problem) ? { ...problem, severity: 'error' } : problem));
}
