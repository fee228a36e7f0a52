/**
 * Which members of a contract hold parts of the contract, and which hold data that only look like it. A `$ref` text
 * inside an example is data. Told by names alone, so that it serves OpenAPI, JSON Schema and AsyncAPI alike.
 */

/** Members whose value is data, in an object of keywords. */
const DATA = new Set([
  'example',
  'default',
  'enum',
  'const',
  'value',
  'externalValue',
  'required',
  'dataValue',
  'serializedValue',
]);

/** Members whose value is a map from free names to parts; a property may well be called `default` or `example`. */
const NAMED = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'dependencies',
  'schemas',
  'responses',
  'parameters',
  'requestBodies',
  'headers',
  'securitySchemes',
  'securityDefinitions',
  'links',
  'callbacks',
  'pathItems',
  'mediaTypes',
  'additionalOperations',
  'paths',
  'webhooks',
  'content',
  'encoding',
  'mapping',
  'channels',
  'operations',
  'messages',
  'servers',
  'variables',
]);

/** Maps from names that may hold extensions among them. */
const EXTENSIBLE = new Set(['paths', 'responses', 'callbacks', 'webhooks', 'channels']);

/** How the members of an object are to be read. `reference`: a `$ref` counts, nothing below does. */
export type MemberRole = 'keywords' | 'names' | 'extensible-names' | 'examples' | 'reference' | 'data';

/** The role of the value under `key` in an object that is read as `parent`. */
export function roleOf(parent: MemberRole, key: string, value: object): MemberRole {
  switch (parent) {
    case 'keywords':
      return roleOfKeyword(key, Array.isArray(value));
    case 'names':
      return 'keywords';
    case 'extensible-names':
      return key.startsWith('x-') ? 'data' : 'keywords';
    case 'examples':
      // By media type in Swagger 2, where the value is data.
      return key.includes('/') ? 'data' : 'reference';
    case 'reference':
    case 'data':
      return 'data';
  }
}

function roleOfKeyword(key: string, isArray: boolean): MemberRole {
  if (key.startsWith('x-') || DATA.has(key)) return 'data';
  if (key === 'examples') return isArray ? 'data' : 'examples';
  if (isArray || !NAMED.has(key)) return 'keywords';
  return EXTENSIBLE.has(key) ? 'extensible-names' : 'names';
}
