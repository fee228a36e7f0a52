import { isObject } from '../../model/raw.ts';
import { appliedBy } from './in-place.ts';
import type { Keywords, NormalSchema } from './normal-schema.ts';

interface Pair {
  readonly schema: NormalSchema;
  readonly value: unknown;
}

/** Every schema that a part of a value comes to, with those parts: all that matters for judging the value. */
export function meetings(
  schemas: readonly NormalSchema[],
  value: unknown,
): ReadonlyMap<NormalSchema, ReadonlySet<unknown>> {
  const met = new Map<NormalSchema, Set<unknown>>();
  const stack: Pair[] = schemas.map((schema) => ({ schema, value }));
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    let values = met.get(pair.schema);
    if (values === undefined) {
      values = new Set();
      met.set(pair.schema, values);
    }
    if (values.has(pair.value)) continue;
    values.add(pair.value);
    stack.push(...below(pair.schema.keywords, pair.value));
  }
  return met;
}

function below(said: Keywords, value: unknown): Pair[] {
  const here = said.not === undefined ? appliedBy(said) : [...appliedBy(said), said.not];
  const pairs: Pair[] = here.map((schema) => ({ schema, value }));
  if (Array.isArray(value)) pairs.push(...items(said, value));
  else if (isObject(value)) pairs.push(...members(said, value));
  return pairs;
}

function items({ prefixItems, items: rest, contains, unevaluatedItems }: Keywords, value: readonly unknown[]): Pair[] {
  return value.flatMap((item, index) =>
    [prefixItems?.[index], rest, contains, unevaluatedItems].flatMap((schema) =>
      schema === undefined ? [] : { schema, value: item },
    ),
  );
}

function members(said: Keywords, value: Readonly<Record<string, unknown>>): Pair[] {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties, propertyNames } = said;
  const any = [...(patternProperties?.values() ?? []), additionalProperties, unevaluatedProperties];
  return Object.keys(value).flatMap((name) => [
    ...[properties?.get(name), ...any].flatMap((schema) =>
      schema === undefined ? [] : { schema, value: value[name] },
    ),
    ...(propertyNames === undefined ? [] : [{ schema: propertyNames, value: name }]),
  ]);
}
