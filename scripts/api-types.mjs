/** @typedef {Readonly<Record<string, any>>} Schema the subset of JSON Schema that openapi.yaml uses */

const HEAD = `\
// Written by \`npm run generate\` from packages/server/openapi.yaml; changes made here are lost.

/* The schemas of the contract as handlers meet them: checked, and with their defaults put in. */
`;

/**
 * The schemas of a contract as TypeScript.
 *
 * @param {{ components: { schemas: Readonly<Record<string, Schema>> } }} contract
 * @returns {string}
 */
export function apiTypes({ components: { schemas } }) {
  const types = Object.entries(schemas).map(([name, schema]) => `${comment(schema, '')}${declaration(name, schema)}`);
  return `${HEAD}\n${types.join('\n')}`;
}

/** @param {string} name @param {Schema} schema */
function declaration(name, schema) {
  return isRecord(schema)
    ? `export interface ${name} ${members(schema, '')}\n`
    : `export type ${name} = ${type(schema, '')};\n`;
}

/** @param {Schema} schema */
function isRecord(schema) {
  return schema.type === 'object' && schema.properties !== undefined && schema.allOf === undefined;
}

/**
 * Ways to say what a value may be, most particular first. The first that a schema uses counts.
 *
 * @type {readonly (readonly [keyword: string, type: (schema: Schema, indent: string) => string])[]}
 */
const WAYS = [
  ['$ref', ({ $ref }) => $ref.slice($ref.lastIndexOf('/') + 1)],
  ['const', (schema) => literal(schema.const)],
  ['enum', (schema) => schema.enum.map(literal).join(' | ')],
  ['oneOf', ({ oneOf }, indent) => union(oneOf.map((/** @type {Schema} */ one) => type(one, indent)))],
  ['allOf', ({ allOf }, indent) => allOf.map((/** @type {Schema} */ one) => type(one, indent)).join(' & ')],
  [
    'type',
    (schema, indent) => union([schema.type].flat().map((name) => KINDS[name]?.(schema, indent) ?? unknown(name))),
  ],
];

/** @type {Readonly<Record<string, (schema: Schema, indent: string) => string>>} */
const KINDS = {
  string: () => 'string',
  integer: () => 'number',
  number: () => 'number',
  boolean: () => 'boolean',
  null: () => 'null',
  array: ({ items, prefixItems }, indent) =>
    prefixItems === undefined
      ? `readonly ${grouped(type(items, indent))}[]`
      : `readonly [${prefixItems.map((/** @type {Schema} */ one) => type(one, indent)).join(', ')}]`,
  object: (schema, indent) => {
    if (schema.properties !== undefined) return members(schema, indent);
    const { additionalProperties: others } = schema;
    return `Readonly<Record<string, ${others instanceof Object ? type(others, indent) : 'unknown'}>>`;
  },
};

/**
 * @param {Schema} schema
 * @param {string} indent
 * @returns {string}
 */
function type(schema, indent) {
  const way = WAYS.find(([keyword]) => Object.hasOwn(schema, keyword));
  return way === undefined ? unknown(JSON.stringify(schema)) : way[1](schema, indent);
}

/** @param {Schema} schema @param {string} indent */
function members({ properties, required = [] }, indent) {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, schema]) => {
    const isThere = required.includes(name) || schema.default !== undefined;
    return `${comment(schema, inner)}${inner}readonly ${name}${isThere ? '' : '?'}: ${type(schema, inner)};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

/** @param {Schema} schema @param {string} indent */
function comment({ description }, indent) {
  if (description === undefined) return '';
  const text = description
    .trim()
    .replaceAll('*/', '*\\/')
    .replaceAll(/\s*\n\s*/g, ' ');
  return `${indent}/** ${text} */\n`;
}

/** @param {unknown} value */
function literal(value) {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** @param {readonly string[]} types */
function union(types) {
  return types.join(' | ');
}

/** @param {string} text */
function grouped(text) {
  return /^[\w.]+$|^\{[^|&]*\}$/.test(text) ? text : `(${text})`;
}

/** @param {string} what @returns {never} */
function unknown(what) {
  throw new Error(`scripts/api-types.mjs cannot say this in TypeScript yet: ${what}`);
}
