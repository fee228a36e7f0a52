import type { Keywords, NormalSchema } from './normal-schema.ts';

/** Some schemas and all that `next` leads to from any of them, each once; circles end. */
export function reached(
  schemas: Iterable<NormalSchema>,
  next: (schema: NormalSchema) => Iterable<NormalSchema>,
): ReadonlySet<NormalSchema> {
  const found = new Set(schemas);
  for (const schema of found) for (const other of next(schema)) found.add(other);
  return found;
}

/** The schemas that a schema may hold for a value itself, now or under a condition (JSON Schema 2020-12 core §10.2). */
export function appliedBy(said: Keywords): NormalSchema[] {
  const { allOf = [], anyOf = [], oneOf = [], dependentSchemas, if: test, then, else: otherwise } = said;
  const all = [...allOf, ...anyOf, ...oneOf, ...(dependentSchemas?.values() ?? [])];
  for (const one of [test, then, otherwise]) if (one !== undefined) all.push(one);
  return all;
}

/** A schema and everything that holds with it unconditionally. */
export function partsOf(schema: NormalSchema): ReadonlySet<NormalSchema> {
  return reached([schema], ({ keywords }) => keywords.allOf ?? []);
}

/** A schema and whatever may hold at its place. */
export function everywhereAt(schema: NormalSchema): ReadonlySet<NormalSchema> {
  return reached([schema], ({ keywords }) => appliedBy(keywords));
}
