import { isDeepStrictEqual } from 'node:util';

/**
 * Every keyword that a schema can hold: JSON Schema draft 4 (draft-wright-json-schema-00 and its validation part),
 * 2020-12 (core, applicator, unevaluated, validation, meta-data, format, content), what OpenAPI 2.0 to 3.2 add to
 * them, and the extensions that the engine reads.
 */
export const schemaKeywords = [
  ...['$id', 'id', '$schema', '$ref', '$anchor', '$dynamicRef', '$dynamicAnchor', '$vocabulary', '$comment', '$defs'],
  'definitions',
  ...[
    'allOf',
    'anyOf',
    'oneOf',
    'not',
    'if',
    'then',
    'else',
    'dependentSchemas',
    'dependencies',
    'prefixItems',
    'items',
  ],
  ...['additionalItems', 'contains', 'properties', 'patternProperties', 'additionalProperties', 'propertyNames'],
  ...['unevaluatedItems', 'unevaluatedProperties'],
  ...['type', 'const', 'enum', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength'],
  ...['minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'maxContains', 'minContains', 'maxProperties'],
  ...[
    'minProperties',
    'required',
    'dependentRequired',
    'format',
    'contentEncoding',
    'contentMediaType',
    'contentSchema',
  ],
  ...['title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'examples'],
  ...['nullable', 'discriminator', 'xml', 'externalDocs', 'example'],
  ...['x-nullable', 'x-extensible-enum', 'x-enum-varnames', 'x-enumNames', 'x-sunset', 'x-stability-level'],
];

const mapsOfSchemas = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  'dependencies',
  '$defs',
  'definitions',
]);
const schemas = new Set([
  ...['not', 'if', 'then', 'else', 'items', 'additionalItems', 'contains', 'additionalProperties', 'propertyNames'],
  ...['unevaluatedItems', 'unevaluatedProperties', 'contentSchema', 'allOf', 'anyOf', 'oneOf', 'prefixItems'],
]);

type Data = Readonly<Record<string, unknown>>;

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keywords in which two schemas differ by themselves; what differs in a schema below counts there, not above. */
export function changedKeywords(base: unknown, revision: unknown, found = new Set<string>()): Set<string> {
  if (!isData(base) || !isData(revision)) return found;
  for (const key of new Set([...Object.keys(base), ...Object.keys(revision)])) {
    const [was, is] = [base[key], revision[key]];
    if (isDeepStrictEqual(was, is)) continue;
    const pairs = was === undefined || is === undefined ? null : schemasBelow(key, was, is);
    if (pairs === null) found.add(key);
    else for (const [one, other] of pairs) changedKeywords(one, other, found);
  }
  return found;
}

/** Pairs of schemas that a keyword holds on both sides; null where it does not hold the same places on both. */
function schemasBelow(key: string, was: unknown, is: unknown): [unknown, unknown][] | null {
  if (Array.isArray(was) && Array.isArray(is)) {
    return schemas.has(key) && was.length === is.length ? was.map((one, index) => [one, is[index]]) : null;
  }
  if (!isData(was) || !isData(is)) return null;
  if (schemas.has(key)) return [[was, is]];
  if (!mapsOfSchemas.has(key) || Object.keys(was).sort().join() !== Object.keys(is).sort().join()) return null;
  return Object.keys(was).map((name) => [was[name], is[name]]);
}
