import fc from 'fast-check';
import type { Json, JsonObject, Schema } from '../json.ts';
import { withUsed } from './compose.ts';
import { annotations, both, count, type Keywords, leaf, name, optional, textRules } from './leaves.ts';
import { memberNames, namePatterns } from './words.ts';

/** Definitions of a schema. Only `tree` and `list` refer on, always one level down in the instance. */
const definitionNames = ['leaf', 'part', 'tree', 'list'] as const;

const reference: fc.Arbitrary<Json> = fc.constantFrom(...definitionNames).map((to) => ({ $ref: `#/$defs/${to}` }));
const dynamicReference: fc.Arbitrary<Json> = fc.constant({ $dynamicRef: '#node' });

function required(names: fc.Arbitrary<string>): fc.Arbitrary<Json> {
  return fc.uniqueArray(names, { maxLength: 2 });
}

function objectKeywords(part: fc.Arbitrary<Json>): Keywords {
  return {
    properties: fc.dictionary(name, part, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    required: required(name),
    additionalProperties: fc.oneof(fc.constant(false), fc.constant(true), part),
  };
}

function rareObjectKeywords(
  part: fc.Arbitrary<Json>,
  mapOf: (keys: readonly string[]) => fc.Arbitrary<Json>,
): Keywords {
  return {
    patternProperties: fc.dictionary(fc.constantFrom(...Object.keys(namePatterns)), part, {
      minKeys: 1,
      maxKeys: 2,
      noNullPrototype: true,
    }),
    propertyNames: fc.oneof(
      fc.constantFrom<Json[]>({ pattern: '^[a-z]+$' }, { maxLength: 2 }, { enum: ['a', 'b', 'kind'] }),
      textRules,
    ),
    minProperties: count,
    maxProperties: fc.integer({ min: 1, max: 4 }),
    dependentRequired: fc.dictionary(name, required(name), { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
    dependentSchemas: mapOf(memberNames),
    unevaluatedProperties: fc.oneof(fc.constant(false), part),
  };
}

function arrayKeywords(part: fc.Arbitrary<Json>): Keywords {
  return { items: part, minItems: count, maxItems: fc.integer({ min: 0, max: 4 }) };
}

function rareArrayKeywords(part: fc.Arbitrary<Json>): Keywords {
  return {
    prefixItems: fc.array(part, { minLength: 1, maxLength: 2 }),
    uniqueItems: fc.constant(true),
    contains: part,
    minContains: count,
    maxContains: fc.integer({ min: 1, max: 3 }),
    unevaluatedItems: fc.oneof(fc.constant(false), part),
  };
}

/** A closed or open object that names its kind, as discriminated unions are made of. */
function tagged(tag: string, part: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  return fc.tuple(optional(objectKeywords(part), 2), fc.boolean()).map(([made, asEnum]) => ({
    ...made,
    type: 'object',
    properties: { ...(made.properties as JsonObject), kind: asEnum ? { enum: [tag] } : { const: tag } },
    required: ['kind', ...((made.required as string[] | undefined) ?? []).filter((other) => other !== 'kind')],
  }));
}

function taggedUnion(part: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(
      fc.constantFrom('oneOf', 'anyOf'),
      fc.uniqueArray(fc.constantFrom('red', 'green', 'blue'), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .chain(([keyword, tags, marked]) =>
      fc.tuple(...tags.map((tag) => tagged(tag, part))).map((branches) => ({
        [keyword]: branches,
        ...(marked ? { discriminator: { propertyName: 'kind' } } : {}),
      })),
    );
}

function combined(part: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  const thenPart = (positive: Json | undefined) => (positive === undefined ? {} : { then: positive });
  const branches = fc.array(part, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: branches.map((allOf) => ({ allOf })) },
    { weight: 4, arbitrary: branches.map((anyOf) => ({ anyOf })) },
    { weight: 3, arbitrary: branches.map((oneOf) => ({ oneOf })) },
    { weight: 2, arbitrary: part.map((not) => ({ not })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(part, fc.option(part, { nil: undefined }), fc.option(part, { nil: undefined }))
        .map(([condition, positive, negative]) => ({
          if: condition,
          ...thenPart(positive),
          ...(negative === undefined ? {} : { else: negative }),
        })),
    },
  );
}

/** @param oneIn how rarely each of the rarer keywords occurs */
function shape(keyword: 'object' | 'array', part: fc.Arbitrary<Json>, oneIn = 9): fc.Arbitrary<JsonObject> {
  const [usual, rare] =
    keyword === 'object'
      ? [
          objectKeywords(part),
          rareObjectKeywords(part, (keys) =>
            fc.dictionary(fc.constantFrom(...keys), part, { minKeys: 1, maxKeys: 1, noNullPrototype: true }),
          ),
        ]
      : [arrayKeywords(part), rareArrayKeywords(part)];
  const type = fc.constantFrom<Json[]>(keyword, keyword, keyword, [keyword, 'null'], [keyword, 'string'], null);
  return fc.tuple(type, optional(usual, 2), optional(rare, oneIn)).map(([types_, one, other]) => ({
    ...(types_ === null ? {} : { type: types_ }),
    ...one,
    ...other,
  }));
}

const byDepth = new Map<number, fc.Arbitrary<Schema>>();

function schemaOfDepth(depth: number): fc.Arbitrary<Schema> {
  const known = byDepth.get(depth);
  if (known !== undefined) return known;
  const made = makeSchema(depth);
  byDepth.set(depth, made);
  return made;
}

function makeSchema(depth: number): fc.Arbitrary<Schema> {
  if (depth === 0) return leaf;
  const part = schemaOfDepth(depth - 1) as fc.Arbitrary<Json>;
  const plain = fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 7, arbitrary: shape('object', part) },
    { weight: 4, arbitrary: shape('array', part) },
    { weight: 3, arbitrary: combined(part) },
    { weight: 2, arbitrary: taggedUnion(part) },
    { weight: 1, arbitrary: reference as fc.Arbitrary<Schema> },
    // Siblings of a combination, of a reference, of another shape.
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.oneof(
            shape('object', part),
            shape('array', part),
            leaf.filter((made): made is JsonObject => typeof made === 'object'),
          ),
          fc.oneof(combined(part), reference as fc.Arbitrary<JsonObject>),
        )
        .map(([one, other]) => ({ ...one, ...other })),
    },
  );
  return fc
    .tuple(plain, optional(annotations, 20))
    .map(([made, notes]) => (typeof made === 'object' ? { ...notes, ...made } : made));
}

/** What `$ref` may lead to: leaves, and structures that refer to themselves one level down. */
const definitions: fc.Arbitrary<JsonObject> = fc
  .tuple(leaf, schemaOfDepth(1), leaf, fc.boolean(), fc.oneof(leaf, fc.constant(true)))
  .map(([one, part, content, closed, item]) => ({
    leaf: one,
    part: withoutReferences(part),
    tree: {
      $dynamicAnchor: 'node',
      type: 'object',
      properties: { a: content, b: { $ref: '#/$defs/tree' }, c: { type: 'array', items: { $dynamicRef: '#node' } } },
      ...(closed ? { additionalProperties: false } : {}),
    },
    list: {
      anyOf: [
        { type: 'null' },
        { type: 'object', properties: { a: item, b: { $ref: '#/$defs/list' } }, required: ['b'] },
      ],
    },
  }));

function withoutReferences(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (_key, item: unknown) =>
    typeof item === 'object' && item !== null && '$ref' in item ? true : item,
  ) as Schema;
}

const plainPart: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(true, false, { type: 'integer' }, { type: 'string' }, { type: ['string', 'null'] }),
  fc.constantFrom<Json[]>({ const: 1 }, { enum: ['a', 1] }, { minimum: 1 }, { maxLength: 1 }, { type: 'array' }),
);

/**
 * Flat schemas with many keywords of arrays or of objects at one place, for what they do to one another; parts that
 * evaluate members or items beside the keywords that ask for the rest.
 */
export const denseSchema: fc.Arbitrary<Schema> = fc
  .constantFrom<('object' | 'array')[]>('object', 'array')
  .chain((kind) => {
    const dense = shape(kind, plainPart, 3);
    const unevaluated: Keywords =
      kind === 'object' ? { unevaluatedProperties: plainPart } : { unevaluatedItems: plainPart };
    const rest = optional(
      kind === 'object'
        ? { unevaluatedProperties: plainPart, minProperties: count, maxProperties: fc.integer({ min: 1, max: 4 }) }
        : { unevaluatedItems: plainPart, minItems: count, maxItems: fc.integer({ min: 1, max: 4 }) },
      2,
    );
    const beside = fc
      .tuple(combined(both(shape(kind, plainPart, 6), optional(unevaluated, 3))), rest)
      .map(([one, other]) => ({ ...one, ...other }));
    return fc.oneof({ weight: 3, arbitrary: dense }, { weight: 2, arbitrary: beside });
  });

/**
 * Random schemas over all keywords of 2020-12 that take part in containment, bounded in depth; definitions that nothing
 * refers to are left out. Numbers are small and `multipleOf` whole, because ajv cannot judge decimals there, nor integers
 * beyond 2^53.
 */
export function wholeSchema(depth: number): fc.Arbitrary<Schema> {
  const body = fc.oneof(
    { weight: 12, arbitrary: schemaOfDepth(depth) },
    { weight: 1, arbitrary: dynamicReference as fc.Arbitrary<Schema> },
  );
  return fc.tuple(body, definitions).map(([made, $defs]) => (typeof made === 'object' ? withUsed(made, $defs) : made));
}
