/** The keywords of schemas in normal form by what they hold, so that no walk over them forgets one. */

/** A schema for each name or pattern. */
export const NAMED_SCHEMAS = ['properties', 'patternProperties', 'dependentSchemas'] as const;

/** Schemas in order. */
export const LISTED_SCHEMAS = ['prefixItems', 'allOf', 'anyOf', 'oneOf'] as const;

/** One schema. */
export const SINGLE_SCHEMAS = [
  ...(['additionalProperties', 'unevaluatedProperties', 'propertyNames', 'items', 'unevaluatedItems'] as const),
  ...(['contains', 'not', 'if', 'then', 'else'] as const),
] as const;

/** A number, a text or a flag that is written as it is meant. */
export const PLAIN_VALUES = [
  ...(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength'] as const),
  ...(['pattern', 'minProperties', 'maxProperties', 'minContains', 'maxContains'] as const),
  ...(['minItems', 'maxItems', 'uniqueItems'] as const),
] as const;
