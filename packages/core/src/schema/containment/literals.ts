import type { NormalSchema } from './normal-schema.ts';

/**
 * What is asked of a value: that a schema accepts it, that what the schema says itself accepts it (its unions and
 * conditions are asked for apart), or that the schema rejects it.
 */
type Asked = 'holds' | 'own' | 'fails';

export interface Literal {
  readonly schema: NormalSchema;
  readonly asked: Asked;
}

export const holds = (schema: NormalSchema): Literal => ({ schema, asked: 'holds' });
export const own = (schema: NormalSchema): Literal => ({ schema, asked: 'own' });
export const fails = (schema: NormalSchema): Literal => ({ schema, asked: 'fails' });

/** Literals of which all must be met, each way of meeting a disjunction being one such list. */
export type Option = readonly Literal[];

const signs = { holds: '+', own: '=', fails: '-' } as const;

/** Equal for equal literals. */
export function signOf({ schema, asked }: Literal): string {
  return `${signs[asked]}${schema.id}`;
}

/** Equal for equal sets, whatever their order. */
export function keyOf(literals: readonly Literal[]): string {
  return [...new Set(literals.map(signOf))].sort().join();
}

/** The result of looking for a value. `none` is a proof that there is none. */
export type Outcome =
  | { readonly kind: 'found'; readonly value: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: string };

export const NONE: Outcome = { kind: 'none' };

export function unknown(reason: string): Outcome {
  return { kind: 'unknown', reason };
}

/** The budget is spent: nothing more is tried. */
export const OVER_BUDGET: Outcome = unknown('it takes more steps than the budget allows');

/** Tries one thing after another: the first that is found; else unknown if anything was; else none. */
export function firstFound<T>(items: Iterable<T>, attempt: (item: T) => Outcome): Outcome {
  let open: Outcome | null = null;
  for (const item of items) {
    const outcome = attempt(item);
    if (outcome.kind === 'found' || outcome === OVER_BUDGET) return outcome;
    if (outcome.kind === 'unknown') open ??= outcome;
  }
  return open ?? NONE;
}
