import { firstFound, type Literal, NONE, type Outcome, OVER_BUDGET, unknown } from './literals.ts';
import { MemberRules } from './member-rules.ts';
import { assignments, type Wish, wishesOf } from './object-wishes.ts';
import { type Size, sizeOf } from './sizes.ts';
import type { Demand, Solver } from './solver.ts';

/** Members that an object of a witness may have. */
const MAX_MEMBERS = 1000;

/**
 * Finds an object with the members that must be there, those that make a schema fail, and as few others as the limits
 * on their number allow.
 */
export function solveObject(solver: Solver, demand: Demand): Outcome {
  const rules = new MemberRules(solver, demand);
  const size = sizeOf(demand, 'Properties');
  if (size.max < size.min) return NONE;
  if (size.min > MAX_MEMBERS) return unknown(`an object of ${size.min} members is too large to show`);
  const wishes = wishesOf(demand);
  return firstFound(assignments(rules, wishes), (wished) => {
    if (wished === null) return unknown('the names of its members are not decided');
    if (!solver.spend()) return OVER_BUDGET;
    return build(rules, wished, size);
  });
}

/** An object for one choice of the members that fail something. */
function build(rules: MemberRules, wished: ReadonlyMap<string, readonly Wish[]>, size: Size): Outcome {
  const present = rules.withNeeded([...rules.required, ...wished.keys()]);
  if (present.size > size.max) return NONE;
  const members: [string, unknown][] = [];
  let open: Outcome | null = null;
  for (const name of present) {
    const literals = (wished.get(name) ?? []).flatMap((wish) => wish.value);
    const value = memberValue(rules, name, literals);
    if (value.kind === 'none') return NONE;
    if (value.kind === 'unknown') open ??= value;
    else members.push([name, value.value]);
  }
  if (open !== null) return open;
  const filled = fill(rules, members, size);
  if (filled !== null) return filled;
  const outcome = rules.solver.check(objectOf(members), rules.demand);
  // What was taken for granted of unevaluated members, or of a count, did not hold; another object may do.
  if (outcome.kind !== 'none' || size.max === 0) return outcome;
  return unknown('the object found does not hold after all');
}

function memberValue(rules: MemberRules, name: string, more: readonly Literal[]): Outcome {
  const literals = rules.literalsOf(name);
  if (literals === null) return NONE;
  if (literals === 'unknown') return unknown('a pattern of names takes more than is known of it here');
  return rules.solver.solve([...literals, ...more]);
}

/** Adds members until there are enough; null when there are. */
function fill(rules: MemberRules, members: [string, unknown][], { min, max }: Size): Outcome | null {
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
    const value = memberValue(rules, name, []);
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
