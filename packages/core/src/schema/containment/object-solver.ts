import { Type } from '../types.ts';
import { valueKey } from '../values.ts';
import { firstFound, type Literal, NONE, type Outcome, OVER_BUDGET, unknown } from './literals.ts';
import { MemberRules } from './member-rules.ts';
import type { NormalSchema } from './normal-schema.ts';
import { assignments, type Wish, wishesOf } from './object-wishes.ts';
import type { Demand, Solver } from './solver.ts';

/** Members that an object of a witness may have. */
const MAX_MEMBERS = 1000;

/**
 * Finds an object with the members that must be there, those that make a schema fail, and as few others as the limits
 * on their number allow.
 */
export function solveObject(solver: Solver, demand: Demand): Outcome {
  const rules = new MemberRules(solver, demand);
  const { min, max } = countsOf(demand);
  if (max < min) return NONE;
  if (min > MAX_MEMBERS) return unknown(`an object of ${min} members is too large to show`);
  const wishes = wishesOf(solver, demand);
  return firstFound(assignments(solver, rules, wishes), (wished) => {
    if (wished === null) return unknown('the names of its members are not decided');
    if (!solver.spend()) return OVER_BUDGET;
    return build(solver, demand, rules, wished, min, max);
  });
}

function countsOf({ owns, failing }: Demand): { min: number; max: number } {
  let [min, max] = [0, Number.POSITIVE_INFINITY];
  for (const { keywords } of owns) {
    min = Math.max(min, keywords.minProperties ?? 0);
    max = Math.min(max, keywords.maxProperties ?? max);
  }
  for (const { keywords } of failing) {
    if (keywords.minProperties !== undefined) max = Math.min(max, keywords.minProperties - 1);
    if (keywords.maxProperties !== undefined) min = Math.max(min, keywords.maxProperties + 1);
  }
  return { min, max };
}

/** An object for one choice of the members that fail something. */
function build(
  solver: Solver,
  demand: Demand,
  rules: MemberRules,
  wished: ReadonlyMap<string, readonly Wish[]>,
  min: number,
  max: number,
): Outcome {
  const present = rules.withNeeded([...rules.required, ...wished.keys()]);
  if (present.size > max) return NONE;
  const members: [string, unknown][] = [];
  let open: Outcome | null = null;
  for (const name of present) {
    const literals = (wished.get(name) ?? []).flatMap((wish) => wish.value);
    const value = memberValue(solver, rules, name, literals);
    if (value.kind === 'none') return NONE;
    if (value.kind === 'unknown') open ??= value;
    else members.push([name, value.value]);
  }
  if (open !== null) return open;
  const filled = fill(solver, rules, members, min, max);
  if (filled !== null) return filled;
  const outcome = solver.check(objectOf(members), demand);
  // What was taken for granted of unevaluated members, or of a count, did not hold; another object may do.
  if (outcome.kind !== 'none' || max === 0) return outcome;
  return unknown('the object found does not hold after all');
}

function memberValue(solver: Solver, rules: MemberRules, name: string, more: readonly Literal[]): Outcome {
  const literals = rules.literalsOf(name);
  if (literals === null) return NONE;
  if (literals === 'unknown') return unknown('a pattern of names takes more than is known of it here');
  return solver.solve([...literals, ...more]);
}

/** Adds members until there are enough; null when there are. */
function fill(
  solver: Solver,
  rules: MemberRules,
  members: [string, unknown][],
  min: number,
  max: number,
): Outcome | null {
  const taken = new Set(members.map(([name]) => name));
  let open = false;
  for (const name of rules.candidates(Math.max(0, min - members.length), taken)) {
    if (members.length >= min) return null;
    if (name === null) {
      open = true;
      continue;
    }
    if (taken.has(name) || [...rules.withNeeded([name])].some((needed) => needed !== name && !taken.has(needed)))
      continue;
    const value = memberValue(solver, rules, name, []);
    if (value.kind === 'unknown') open = true;
    if (value.kind !== 'found' || members.length >= max) continue;
    taken.add(name);
    members.push([name, value.value]);
  }
  if (members.length >= min) return null;
  return open || rules.hasNeeds ? unknown('whether enough members can be there is not decided') : NONE;
}

function objectOf(members: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, value] of members) {
    // A member called __proto__ must stay a member.
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

/**
 * Whether the members that must be there already fail a schema, by their constants: what tells the branches of a
 * tagged union apart.
 */
export function isRefuted(solver: Solver, schema: NormalSchema, owns: readonly NormalSchema[], type: number): boolean {
  if (type !== Type.object) return false;
  if (solver.widthOf(schema).tolerant && schema.keywords.tag !== undefined) return false;
  const required = new Set(owns.flatMap(({ keywords }) => keywords.required ?? []));
  const parts = [schema, ...(schema.keywords.allOf ?? [])];
  return parts.some((part) =>
    [...(part.keywords.properties ?? [])].some(([name, member]) => {
      if (!required.has(name)) return false;
      const refused = solver.glance.values(member);
      const sent = owns
        .flatMap((item) => item.keywords.properties?.get(name) ?? [])
        .map((item) => solver.glance.values(item))
        .find((values) => values !== null);
      if (refused === null || sent == null || solver.widthOf(schema).tolerant) return false;
      const keys = new Set(refused.map(valueKey));
      return !sent.some((value) => keys.has(valueKey(value)));
    }),
  );
}
