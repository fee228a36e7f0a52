import type { DirectedFact } from '../../compare/facts.ts';

/** What of a schema a fact is about, and so what is switched to see whether the fact matters. */
export type Subject =
  | { readonly kind: 'keywords'; readonly keywords: readonly string[] }
  | { readonly kind: 'member'; readonly keyword: string }
  | { readonly kind: 'property' }
  | { readonly kind: 'renamed' }
  | { readonly kind: 'required' }
  | { readonly kind: 'null' }
  | { readonly kind: 'value' }
  | { readonly kind: 'branch' }
  | { readonly kind: 'exclusivity' };

const keywords = (...names: readonly string[]): Subject => ({ kind: 'keywords', keywords: names });

const TYPES = keywords('type');
const REST = keywords('additionalProperties', 'unevaluatedProperties');
const ITEMS = keywords('items', 'prefixItems', 'additionalItems', 'unevaluatedItems');
const CONDITION = keywords('if', 'then', 'else');
const UNION = keywords('oneOf', 'anyOf', 'discriminator');
const CONTAINS = keywords('contains', 'minContains', 'maxContains');

/** Facts by their beginning; the longest that fits counts. Facts that are about no set of values are not here. */
const subjects: readonly (readonly [start: string, subject: Subject])[] = [
  ['type-', TYPES],
  ['became-', { kind: 'null' }],
  ['enum-value-', { kind: 'value' }],
  ['enum-added', keywords('enum', 'const')],
  ['enum-removed', keywords('enum', 'const')],
  ['const-', keywords('enum', 'const')],
  ['multiple-of-', keywords('multipleOf')],
  ['minimum-', keywords('minimum', 'exclusiveMinimum')],
  ['maximum-', keywords('maximum', 'exclusiveMaximum')],
  ['min-length-', keywords('minLength')],
  ['max-length-', keywords('maxLength')],
  ['min-items-', keywords('minItems')],
  ['max-items-', keywords('maxItems')],
  ['min-properties-', keywords('minProperties')],
  ['max-properties-', keywords('maxProperties')],
  ['min-contains-', CONTAINS],
  ['max-contains-', CONTAINS],
  ['contains-', CONTAINS],
  ['unique-items-', keywords('uniqueItems')],
  ['pattern-property-', { kind: 'member', keyword: 'patternProperties' }],
  ['pattern-', keywords('pattern')],
  ['format-', keywords('format')],
  ['property-names-', keywords('propertyNames')],
  ['property-added', { kind: 'property' }],
  ['property-removed', { kind: 'property' }],
  ['required-property-added', { kind: 'property' }],
  ['required-property-removed', { kind: 'property' }],
  ['property-renamed', { kind: 'renamed' }],
  ['required-property-renamed', { kind: 'renamed' }],
  ['property-became-required', { kind: 'required' }],
  ['property-became-optional', { kind: 'required' }],
  ['object-', REST],
  ['additional-properties-', REST],
  ['dependent-required-', keywords('dependentRequired', 'dependencies')],
  ['dependent-schema-', keywords('dependentSchemas', 'dependencies')],
  ['items-', ITEMS],
  ['array-', ITEMS],
  ['prefix-item-', ITEMS],
  ['union-member-', { kind: 'branch' }],
  ['union-added', UNION],
  ['union-became-', { kind: 'exclusivity' }],
  ['union-removed', UNION],
  ['not-', keywords('not')],
  ['conditional-', CONDITION],
];

/** Null for facts that are about no set of values: what is said beside it, how bytes are spelled, who sends what. */
export function subjectOf(fact: DirectedFact): Subject | null {
  return subjects.find(([start]) => fact.startsWith(start))?.[1] ?? null;
}
