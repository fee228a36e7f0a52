import type { Random } from './random.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface SchemaOptions {
  /** How deep inline objects are nested. */
  readonly depth: number;
  /** Share of the properties that are a `$ref` to some component, cycles included. */
  readonly refShare: number;
}

const nouns = [
  'account',
  'address',
  'amount',
  'channel',
  'device',
  'event',
  'invoice',
  'label',
  'region',
  'ticket',
] as const;
const scalars: readonly [() => JsonObject, ...(() => JsonObject)[]] = [
  () => ({ type: 'string', maxLength: 120 }),
  () => ({ type: 'string', format: 'date-time' }),
  () => ({ type: 'string', enum: ['draft', 'active', 'archived'] }),
  () => ({ type: 'integer', format: 'int64', minimum: 0 }),
  () => ({ type: 'number' }),
  () => ({ type: 'boolean' }),
  () => ({ type: ['string', 'null'] }),
];

export const componentRef = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** The name of the n-th entity's component; `sort` tells what it is for. */
export const componentName = (entity: number, sort: 'Entity' | 'Input' | 'Page') => `${sort}${entity}`;

function property(random: Random, entities: number, options: SchemaOptions, depth: number): JsonObject {
  if (random.chance(options.refShare)) return componentRef(componentName(random.below(entities), 'Entity'));
  if (depth > 0 && random.chance(0.3)) {
    const inner = objectSchema(random, entities, options, depth - 1);
    return random.chance(0.4) ? { type: 'array', items: inner } : inner;
  }
  return random.pick(scalars)();
}

/** An object of four to nine documented properties. `entities`: how many components a `$ref` may choose from. */
export function objectSchema(random: Random, entities: number, options: SchemaOptions, depth: number): JsonObject {
  const properties: JsonObject = {};
  const names: string[] = [];
  const count = 4 + random.below(6);
  for (let index = 0; index < count; index += 1) {
    const name = `${random.pick(nouns)}_${index}`;
    names.push(name);
    const schema = property(random, entities, options, depth);
    properties[name] = '$ref' in schema ? schema : { ...schema, description: `The ${name} of this object.` };
  }
  return { type: 'object', required: names.slice(0, 2), properties };
}
