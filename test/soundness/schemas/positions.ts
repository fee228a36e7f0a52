import { isObject, isSchema, type Json, type JsonObject, type Schema } from '../json.ts';
import { applicators } from './keywords.ts';

/** Where a schema object stands in a whole schema. */
export interface Position {
  readonly schema: JsonObject;
  /** What a wider schema here makes of the whole: wider, narrower, or there is no such law. */
  readonly law: 'same' | 'opposite' | 'neither';
}

type Law = Position['law'];

const opposite: Readonly<Record<Law, Law>> = { same: 'opposite', opposite: 'same', neither: 'neither' };

/** The parts of a schema object with the keyword that holds each. */
function* partsOf(schema: JsonObject): Generator<{ readonly keyword: string; readonly part: Schema }> {
  for (const [keyword, value] of Object.entries(schema)) {
    const applicator = Object.hasOwn(applicators, keyword) ? applicators[keyword] : undefined;
    if (applicator === undefined) continue;
    const parts = applicator.holds === 'schema' ? [value] : Object.values(value ?? {});
    for (const part of parts) if (isSchema(part)) yield { keyword, part };
  }
}

/** A copy with each part, and each definition, replaced; what is no schema is shared. */
export function mapParts(schema: JsonObject, change: (part: Schema) => Schema): JsonObject {
  const changed = (value: Json): Json => (isSchema(value) ? change(value) : value);
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]): [string, Json] => {
      const holds = keyword === '$defs' ? 'map' : Object.hasOwn(applicators, keyword) && applicators[keyword]?.holds;
      if (holds === 'schema') return [keyword, changed(value)];
      if (holds === 'list' && Array.isArray(value)) return [keyword, value.map(changed)];
      if (holds !== 'map' || !isObject(value)) return [keyword, value];
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, changed(part)]))];
    }),
  );
}

function definitionsOf(root: Schema): JsonObject {
  return isObject(root) && isObject(root.$defs) ? root.$defs : {};
}

/** The definition that a reference of a self-contained schema names. */
export function resolveRef(root: Schema, ref: string): Schema | undefined {
  if (ref === '#') return root;
  const name = ref.startsWith('#/$defs/') ? ref.slice('#/$defs/'.length) : null;
  const key = name?.replaceAll('~1', '/').replaceAll('~0', '~');
  const found = key === undefined ? undefined : definitionsOf(root)[decodeURIComponent(key)];
  return isSchema(found) ? found : undefined;
}

/** The definition that carries a dynamic anchor; a self-contained schema is one resource, so there is one. */
export function resolveDynamicRef(root: Schema, ref: string): Schema | undefined {
  const all: unknown[] = [root, ...Object.values(definitionsOf(root))];
  const found = all.find((schema) => isObject(schema) && `#${String(schema.$dynamicAnchor)}` === ref);
  return isObject(found) ? found : undefined;
}

function stepLaw(schema: JsonObject, keyword: string, law: Law): Law {
  if (keyword === 'contains' && schema.maxContains !== undefined) return 'neither';
  const widens = applicators[keyword]?.widens ?? 'neither';
  if (widens === 'same') return law;
  return widens === 'opposite' ? opposite[law] : 'neither';
}

/** Every schema object that takes part, each with the law that holds on all ways to it. */
export function positionsOf(root: Schema): Position[] {
  const laws = new Map<JsonObject, Law>();
  const open: { schema: Schema | undefined; law: Law }[] = [{ schema: root, law: 'same' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { schema } = next;
    if (!isObject(schema)) continue;
    const known = laws.get(schema);
    const law = known === undefined || known === next.law ? next.law : 'neither';
    if (known === law) continue;
    laws.set(schema, law);
    for (const { keyword, part } of partsOf(schema)) open.push({ schema: part, law: stepLaw(schema, keyword, law) });
    if (typeof schema.$ref === 'string') open.push({ schema: resolveRef(root, schema.$ref), law });
    if (typeof schema.$dynamicRef === 'string') {
      open.push({ schema: resolveDynamicRef(root, schema.$dynamicRef), law });
    }
  }
  return [...laws].map(([schema, law]) => ({ schema, law }));
}

/** The keywords that occur where they take part. */
export function keywordsOf(root: Schema): Set<string> {
  return new Set(positionsOf(root).flatMap(({ schema }) => Object.keys(schema)));
}
