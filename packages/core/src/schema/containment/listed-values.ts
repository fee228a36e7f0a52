import { describedAt } from './array-solver.ts';
import { firstFound, holds, type Literal, NONE, type Outcome, OVER_BUDGET, unknown } from './literals.ts';
import { MemberRules } from './member-rules.ts';
import type { NormalSchema } from './normal-schema.ts';
import type { Demand, Solver } from './solver.ts';

/** Values that one schema lists, so that there are no others; null where none does. */
export function solveListed(solver: Solver, demand: Demand): Outcome | null {
  const lists = demand.owns.filter(({ keywords }) => keywords.enum !== undefined);
  const [list] = lists;
  if (list === undefined) return null;
  const isSent = solver.settings.reading.members === 'any' || lists.some((one) => isOfSender(solver, one));
  return firstFound(list.keywords.enum ?? [], (value) => {
    if (!solver.spend()) return OVER_BUDGET;
    const outcome = solver.check(value, demand);
    return isSent || outcome.kind !== 'found' ? outcome : sent(solver, demand, value);
  });
}

/** What a sender lists itself it sends, whatever members it has. */
function isOfSender(solver: Solver, { home }: NormalSchema): boolean {
  return home === solver.settings.sender;
}

/** A value that others list is sent if its members are, however deep (design: declared senders). */
function sent(solver: Solver, demand: Demand, value: unknown): Outcome {
  let open: Outcome | null = null;
  for (const [literals, part] of partsOf(solver, demand, value)) {
    if (literals === null) return NONE;
    if (literals === 'unknown') open ??= unknown('a pattern of names takes more than is known of it here');
    if (literals === 'unknown' || typeof part !== 'object' || part === null) continue;
    const outcome = solver.solve([...literals, holds(solver.made.exactly(part))]);
    if (outcome.kind === 'none') return NONE;
    if (outcome.kind === 'unknown') open ??= outcome;
  }
  return open ?? { kind: 'found', value };
}

/** The members or items of a value, each with what it must meet; null where it cannot be there. */
function* partsOf(
  solver: Solver,
  demand: Demand,
  value: unknown,
): Generator<readonly [literals: readonly Literal[] | null | 'unknown', part: unknown]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield [demand.owns.flatMap((schema) => describedAt(schema, index)), item];
  } else if (typeof value === 'object' && value !== null) {
    const rules = new MemberRules(solver, demand);
    for (const [name, item] of Object.entries(value)) yield [rules.literalsOf(name), item];
  }
}
