/** What a keyword holds below it, and what widening that does to the set of the schema. */
export interface Applicator {
  readonly holds: 'schema' | 'list' | 'map';
  /** `same`: a wider part makes a wider whole; `opposite`: a narrower one; `neither`: no such law. */
  readonly widens: 'same' | 'opposite' | 'neither';
}

const same = (holds: Applicator['holds']): Applicator => ({ holds, widens: 'same' });

/** Keywords of JSON Schema 2020-12 with schemas in them. `$defs` is followed where it is referred to. */
export const applicators: Readonly<Record<string, Applicator>> = {
  allOf: same('list'),
  anyOf: same('list'),
  oneOf: { holds: 'list', widens: 'neither' },
  not: { holds: 'schema', widens: 'opposite' },
  if: { holds: 'schema', widens: 'neither' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: same('schema'),
  else: same('schema'),
  dependentSchemas: same('map'),
  properties: same('map'),
  patternProperties: same('map'),
  additionalProperties: same('schema'),
  propertyNames: same('schema'),
  unevaluatedProperties: same('schema'),
  prefixItems: same('list'),
  items: same('schema'),
  // Only without `maxContains`: see positions.ts.
  contains: same('schema'),
  unevaluatedItems: same('schema'),
};

/** Keywords that assert or apply something: what figures are given for. */
export const countedKeywords = [
  ...Object.keys(applicators),
  'type',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'required',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minContains',
  'maxContains',
  '$ref',
  '$dynamicRef',
  'discriminator',
  'readOnly',
  'contentMediaType',
] as const;
