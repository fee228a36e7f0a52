import type { SurfaceStep } from '@contract-check/protocol';
import type { SchemaPair } from '../../compare/change.ts';
import { fails, holds, type Literal } from '../../schema/containment/literals.ts';
import type { NormalPool } from '../../schema/containment/pool.ts';
import type { Made } from '../../schema/containment/single-keywords.ts';
import { receiverSide, termsOf, type WaySchemas } from './way-schemas.ts';

/**
 * The whole message around a value: at each step up the sender's schema is asked for the smallest value that holds it,
 * one that the receiver would accept but for the change if there is one. Null where none is found.
 *
 * @param without what the receiver accepts with the change taken back
 */
export function wholeMessage(
  schemas: WaySchemas,
  value: unknown,
  without: NormalPool | null,
): { readonly value: unknown } | null {
  const { way, decider } = schemas;
  let at = way.pairs.indexOf(way.anchor);
  let current = value;
  while (at > 0) {
    const parent = way.pairs[at - 1] as SchemaPair;
    const steps = way.edges[at - 1]?.steps ?? [];
    const holding = steps.reduceRight<readonly Literal[] | null>(
      (inner, step) => (inner === null ? null : holdingAt(decider.made, step, inner)),
      [holds(decider.made.exactly(current))],
    );
    if (holding === null) return null;
    const asked = [...schemas.sent(parent).map(holds), ...holding];
    const pure = without?.at(termsOf(parent)[receiverSide(schemas.role)].roots).map(holds) ?? [];
    let outcome = decider.ask([...asked, ...pure]);
    if (outcome.kind !== 'found') outcome = decider.ask(asked);
    if (outcome.kind !== 'found') return null;
    current = outcome.value;
    at--;
  }
  return { value: current };
}

/** What a value must meet so that its part at `step` is what `inner` says; null for steps that lead to no part. */
function holdingAt(made: Made, step: SurfaceStep, inner: readonly Literal[]): readonly Literal[] | null {
  const [only] = inner;
  if (only === undefined) return null;
  const { schema } = only;
  if (step === 'items') return [holds(made.part(schema, 'an item', () => ({ types: 32, contains: schema })))];
  if (step === 'values') {
    const other = made.part(schema, 'anything else', () => ({ not: schema }));
    return [
      holds(made.limit('an object', { types: 64 })),
      fails(made.single(schema, 'all members differ', { additionalProperties: other })),
    ];
  }
  if (typeof step === 'object' && 'property' in step) {
    const { property } = step;
    return [
      holds(
        made.part(schema, `member ${property}`, () => ({
          types: 64,
          required: [property],
          properties: new Map([[property, schema]]),
        })),
      ),
    ];
  }
  return typeof step === 'object' && 'enumValue' in step ? inner : null;
}
