/**
 * Boolean combinations of numbered statements in disjunctive normal form, so that equal combinations are mostly
 * spelled alike. A literal is `2n` for statement n and `2n + 1` for its opposite.
 */
export type Formula = readonly Clause[];
/** Literals that must all hold, ascending. */
type Clause = readonly number[];

export const ALWAYS: Formula = [[]];
export const NEVER: Formula = [];

/** Above this many clauses, those that follow from another are no longer looked for. */
const MAX_COMPARED = 64;

export function either(formulas: readonly Formula[]): Formula {
  const possible = formulas.filter((formula) => formula.length > 0);
  return possible.length > 1 ? united(possible.flat()) : (possible[0] ?? NEVER);
}

/** Both hold; null where that takes more than `limit` clauses. */
export function both(one: Formula, other: Formula, limit: number): Formula | null {
  if (one === ALWAYS) return other;
  if (other === ALWAYS) return one;
  if (one.length * other.length > limit) return null;
  return united(one.flatMap((left) => other.flatMap((right) => merged(left, right))));
}

/** The opposite; null where that takes more than `limit` clauses on the way. */
export function opposite(formula: Formula, limit: number): Formula | null {
  let result: Formula | null = ALWAYS;
  for (const clause of formula) {
    result = both(
      result,
      clause.map((literal) => [literal ^ 1]),
      limit,
    );
    if (result === null) return null;
  }
  return result;
}

/** Equal formulas have equal keys; no others do. */
export function formulaKey(formula: Formula): string {
  return formula.length === 0 ? 'never' : formula.join(';');
}

function united(clauses: readonly Clause[]): Formula {
  if (clauses.length === 0) return NEVER;
  if (clauses.some((clause) => clause.length === 0)) return ALWAYS;
  if (clauses.length === 1) return clauses;
  const sorted = [...clauses]
    .sort(compare)
    .filter((clause, at, all) => at === 0 || compare(clause, all[at - 1] ?? []) !== 0);
  const comparable = sorted.length <= MAX_COMPARED && sorted.some((clause) => clause.length > 1);
  return comparable ? sorted.filter((clause) => !sorted.some((other) => implies(clause, other))) : sorted;
}

function compare(one: Clause, other: Clause): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return (one[at] as number) - (other[at] as number);
  return one.length - other.length;
}

function implies(clause: Clause, other: Clause): boolean {
  return other.length < clause.length && other.every((literal) => clause.includes(literal));
}

/** No clause where they contradict each other. */
function merged(left: Clause, right: Clause): readonly Clause[] {
  if (left.length === 0) return [right];
  const literals: number[] = [];
  for (let [at, other] = [0, 0]; at < left.length || other < right.length; ) {
    const [one, two] = [left[at] ?? Number.POSITIVE_INFINITY, right[other] ?? Number.POSITIVE_INFINITY];
    const next = Math.min(one, two);
    if (one === next) at++;
    if (two === next) other++;
    if ((next & 1) === 1 && literals[literals.length - 1] === next - 1) return [];
    literals.push(next);
  }
  return [literals];
}
