import { seeded } from './random.ts';
import type { Json, JsonObject } from './schemas.ts';

export interface RevisionOptions {
  readonly seed: number;
  /** Share of the components that change. */
  readonly changedShare: number;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Edits to one object schema: breaking, risky and compatible ones, each as real contracts change. */
const edits: readonly [(schema: JsonObject) => JsonObject, ...((schema: JsonObject) => JsonObject)[]] = [
  (schema) => ({ ...schema, properties: { ...object(schema.properties), added_later: { type: 'string' } } }),
  (schema) => ({ ...schema, properties: without(object(schema.properties), -1) }),
  (schema) => ({ ...schema, required: [...Object.keys(object(schema.properties)).slice(0, 3)] }),
  (schema) => ({ ...schema, description: 'Described anew.' }),
  (schema) => {
    const properties = object(schema.properties);
    const [first] = Object.keys(properties);
    return first === undefined ? schema : { ...schema, properties: { ...properties, [first]: { type: 'integer' } } };
  },
];

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** All members but the one at `index` (from the end when negative). */
function without(members: JsonObject, index: number): JsonObject {
  const dropped = Object.keys(members).at(index);
  return Object.fromEntries(Object.entries(members).filter(([name]) => name !== dropped));
}

/** The next version of a synthetic document. The base is left as it is. */
export function syntheticRevision(base: JsonObject, options: RevisionOptions): JsonObject {
  const random = seeded(options.seed);
  const components = object(base.components);
  const changed: JsonObject = {};
  for (const [name, schema] of Object.entries(object(components.schemas))) {
    const edit = random.pick(edits);
    changed[name] = random.chance(options.changedShare) && isObject(schema) ? edit(schema) : schema;
  }
  const info = { ...object(base.info), version: '1.1.0' };
  return { ...base, info, components: { ...components, schemas: changed } };
}
