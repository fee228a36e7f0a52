import { Type } from '../types.ts';
import { solveArray } from './array-solver.ts';
import { solveListed } from './listed-values.ts';
import { firstFound, type Outcome, OVER_BUDGET } from './literals.ts';
import { solveNumber } from './number-solver.ts';
import { solveObject } from './object-solver.ts';
import type { Demand, Solver } from './solver.ts';
import { solveString } from './string-solver.ts';

type Search = (solver: Solver, demand: Demand) => Outcome;

const searches: ReadonlyMap<number, Search> = new Map([
  [Type.null, (solver, demand) => amongst([null], solver, demand)],
  [Type.boolean, (solver, demand) => amongst([true, false], solver, demand)],
  [Type.integer, solveNumber],
  [Type.fraction, solveNumber],
  [Type.string, solveString],
  [Type.array, solveArray],
  [Type.object, solveObject],
]);

/** Looks for a value of one type: among those that are listed, those that people know, then any other. */
export function findValue(solver: Solver, demand: Demand): Outcome {
  const listed = solveListed(solver, demand);
  if (listed !== null) return listed;
  const shown = firstFound(shownValues(demand), (value) => solver.check(value, demand));
  if (shown.kind === 'found') return shown;
  const search = searches.get(demand.type);
  if (search === undefined) throw new Error(`${demand.type} is not one type`);
  return search(solver, demand);
}

/** The first of some values that meets the demand; there are no others. */
function amongst(values: readonly unknown[], solver: Solver, demand: Demand): Outcome {
  return firstFound(values, (value) => (solver.spend() ? solver.check(value, demand) : OVER_BUDGET));
}

/** Plain values that the contract itself shows: people know them. */
function shownValues({ type, owns }: Demand): readonly unknown[] {
  if (type === Type.object || type === Type.array) return [];
  return owns.flatMap(({ keywords }) => keywords.shown ?? []);
}
