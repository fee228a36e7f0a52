import { isObject, type Json, type JsonObject, type Schema } from '../json.ts';
import { mapParts } from './positions.ts';

/** Definitions and dynamic anchors under other names, so that two whole schemas fit into one. */
function renamed(schema: Schema, prefix: string): Schema {
  if (!isObject(schema)) return schema;
  const made = mapParts(schema, (part) => renamed(part, prefix));
  if (typeof made.$ref === 'string') made.$ref = made.$ref.replace('#/$defs/', `#/$defs/${prefix}`);
  if (typeof made.$dynamicRef === 'string') made.$dynamicRef = made.$dynamicRef.replace('#', `#${prefix}`);
  if (typeof made.$dynamicAnchor === 'string') made.$dynamicAnchor = `${prefix}${made.$dynamicAnchor}`;
  if (isObject(made.$defs)) {
    made.$defs = Object.fromEntries(Object.entries(made.$defs).map(([name, part]) => [`${prefix}${name}`, part]));
  }
  return made;
}

/** A whole schema made of whole schemas, definitions brought to the top. */
export function composed(schemas: readonly Schema[], make: (bodies: readonly Schema[]) => JsonObject): JsonObject {
  const definitions: JsonObject = {};
  const bodies = schemas.map((schema, index) => {
    if (!isObject(schema)) return schema;
    const { $defs, ...body } = index === 0 ? structuredClone(schema) : (renamed(schema, 'o') as JsonObject);
    if (isObject($defs)) Object.assign(definitions, $defs);
    return body;
  });
  const made = make(bodies);
  return Object.keys(definitions).length === 0 ? made : { ...made, $defs: definitions };
}

/** A body with the definitions that it leads to. */
export function withUsed(schema: JsonObject, definitions_: JsonObject): JsonObject {
  const used = new Set<string>();
  const add = (from: unknown): void => {
    const written = JSON.stringify(from) ?? '';
    for (const key of Object.keys(definitions_)) {
      const meant =
        written.includes(`"#/$defs/${key.replaceAll('~', '~0').replaceAll('/', '~1')}"`) ||
        (key === 'tree' && written.includes('"#node"'));
      if (!meant || used.has(key)) continue;
      used.add(key);
      add(definitions_[key]);
    }
  };
  add(schema);
  if (used.size === 0) return schema;
  return { ...schema, $defs: Object.fromEntries([...used].sort().map((key) => [key, definitions_[key] as Json])) };
}
