import { Type } from '../types.ts';
import { fails, holds, type Option } from './literals.ts';
import type { NormalSchema } from './normal-schema.ts';
import type { Solver } from './solver.ts';

/** The ways in which a value of one type can meet a union or a condition. */
export function waysToMeet(solver: Solver, schema: NormalSchema, type: number): Option[] {
  const { anyOf, oneOf, if: test, then, else: otherwise, dependentSchemas } = schema.keywords;
  if (test !== undefined) {
    return [
      [holds(test), ...(then === undefined ? [] : [holds(then)])],
      [fails(test), ...(otherwise === undefined ? [] : [holds(otherwise)])],
    ];
  }
  if (dependentSchemas !== undefined) return dependentWays(solver, dependentSchemas, type);
  const branches = (oneOf ?? anyOf ?? []).filter((branch) => (solver.glance.types(branch) & type) !== 0);
  if (oneOf !== undefined) {
    const isExact = schema.home !== solver.settings.sender || solver.settings.reading.exclusive;
    return branches.map((branch) => [
      holds(branch),
      ...(isExact ? branches.filter((other) => other !== branch).map(fails) : []),
    ]);
  }
  const single = branches.map((branch): Option => [holds(branch)]);
  if (type !== Type.object || schema.home !== solver.settings.sender || solver.settings.reading.members === 'any') {
    return single;
  }
  return [...single, ...single.flatMap((way, index) => wider(solver, branches, index, way))];
}

function dependentWays(solver: Solver, schemas: ReadonlyMap<string, NormalSchema>, type: number): Option[] {
  const [first] = schemas;
  if (first === undefined || type !== Type.object) return [[]];
  const [trigger, schema] = first;
  return [[holds(solver.made.absent(trigger))], [holds(solver.made.required(trigger)), holds(schema)]];
}

/**
 * Several branches of `anyOf` may apply at once, and a sender declares what any of them declares. So as not to miss
 * what only their combination sends, each branch is tried with the names of those that can apply beside it too.
 */
function wider(solver: Solver, branches: readonly NormalSchema[], index: number, way: Option): Option[] {
  const branch = branches[index];
  if (branch === undefined) return [];
  const known = solver.glance.names(branch);
  const beside = branches.filter((other) => {
    if (other === branch || [...solver.glance.names(other)].every((name) => known.has(name))) return false;
    return solver.solve([holds(branch), holds(other)], Type.object).kind !== 'none';
  });
  if (beside.length === 0) return [];
  const names = new Set(beside.flatMap((other) => [...solver.glance.names(other)]));
  const declaring = solver.made.part(branch, `with ${beside.map(({ id }) => id)}`, () => ({
    properties: new Map([...names].map((name) => [name, solver.made.always])),
  }));
  return [[...way, holds(declaring)]];
}
