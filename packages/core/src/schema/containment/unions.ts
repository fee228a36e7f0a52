import { Type } from '../types.ts';
import { fails, holds, type Option, OVER_BUDGET } from './literals.ts';
import type { Keywords, NormalSchema } from './normal-schema.ts';
import type { Solver } from './solver.ts';

/** Combinations of several branches that are tried. */
const MAX_GROUPS = 64;

/** The ways in which a value can meet a schema; a reason where there may be others. */
export interface Meeting {
  readonly ways: readonly Option[];
  readonly reason?: string;
}

/** The unions and conditions of a schema, each under a name of its own. */
interface Choices {
  readonly choices: readonly (readonly [name: string, keywords: Keywords])[];
  /** The schema is one choice and nothing else. */
  readonly isAll: boolean;
}

export function choicesOf({ keywords }: NormalSchema): Choices {
  const { anyOf, oneOf, if: test, then, else: otherwise, dependentSchemas, tag } = keywords;
  const choices: [string, Keywords][] = [];
  const tagged = tag === undefined ? {} : { tag };
  if (anyOf !== undefined) choices.push(['anyOf', { anyOf, ...tagged }]);
  if (oneOf !== undefined) choices.push(['oneOf', { oneOf, ...tagged }]);
  if (test !== undefined) {
    const consequences = { ...(then && { then }), ...(otherwise && { else: otherwise }) };
    choices.push(['if', { if: test, ...consequences }]);
  }
  for (const [trigger, one] of dependentSchemas ?? []) {
    choices.push([`dependent ${trigger}`, { dependentSchemas: new Map([[trigger, one]]) }]);
  }
  const [only, ...others] = choices;
  const isAll =
    only !== undefined &&
    others.length === 0 &&
    dependentSchemas === undefined &&
    Object.keys(keywords).every((keyword) => keyword === 'tag' || Object.hasOwn(only[1], keyword));
  return { choices, isAll };
}

/** The ways in which a value of one type can meet a union or a condition. */
export function waysToMeet(solver: Solver, schema: NormalSchema, type: number): Meeting {
  const { anyOf, oneOf, if: test, then, else: otherwise, dependentSchemas } = schema.keywords;
  if (test !== undefined) {
    return {
      ways: [
        [holds(test), ...(then === undefined ? [] : [holds(then)])],
        [fails(test), ...(otherwise === undefined ? [] : [holds(otherwise)])],
      ],
    };
  }
  if (dependentSchemas !== undefined) return { ways: dependentWays(solver, dependentSchemas, type) };
  const branches = (oneOf ?? anyOf ?? []).filter((branch) => (solver.glance.types(branch) & type) !== 0);
  if (oneOf !== undefined) {
    const isExact = schema.home !== solver.settings.sender || solver.settings.reading.exclusive;
    const ways = branches.map((branch) => [
      holds(branch),
      ...(isExact ? branches.filter((other) => other !== branch).map(fails) : []),
    ]);
    return { ways };
  }
  const single = branches.map((branch): Option => [holds(branch)]);
  if (type !== Type.object || schema.home !== solver.settings.sender || solver.settings.reading.members === 'any') {
    return { ways: single };
  }
  const { ways, ...more } = together(solver, branches);
  return { ways: [...single, ...ways], ...more };
}

function dependentWays(solver: Solver, schemas: ReadonlyMap<string, NormalSchema>, type: number): Option[] {
  const [first] = schemas;
  if (first === undefined || type !== Type.object) return [[]];
  const [trigger, schema] = first;
  return [[holds(solver.made.absent(trigger))], [holds(solver.made.required(trigger)), holds(schema)]];
}

/**
 * Several branches of `anyOf` may apply at once, and a sender declares what any of them declares. So as not to miss
 * what only their combination sends, those that can apply beside each other are tried together.
 */
function together(solver: Solver, branches: readonly NormalSchema[]): Meeting {
  const groups = branches.map((branch) => [branch]);
  const ways = () => groups.slice(branches.length).map((group) => group.map(holds));
  const names = (group: readonly NormalSchema[]) => group.flatMap((branch) => [...solver.glance.names(branch)]);
  for (const group of groups) {
    const known = new Set(names(group));
    const last = branches.indexOf(group.at(-1) as NormalSchema);
    for (const other of branches.slice(last + 1)) {
      const isNews = (one: readonly NormalSchema[], seen: ReadonlySet<string>) =>
        names(one).some((name) => !seen.has(name));
      if (!isNews([other], known) && !isNews(group, new Set(names([other])))) continue;
      if (group.some((branch) => solver.glance.areApart(branch, other))) continue;
      const outcome = solver.solve([...group, other].map(holds), Type.object);
      if (outcome.kind === 'none') continue;
      if (outcome === OVER_BUDGET || groups.length >= branches.length + MAX_GROUPS)
        return { ways: ways(), reason: 'too many branches of a union can apply together' };
      groups.push([...group, other]);
    }
  }
  return { ways: ways() };
}
