import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instancesFor } from './instances/make.ts';
import { isObject, type Json, type Schema } from './json.ts';
import { evaluate } from './oracle/evaluate.ts';
import { denseSchema, wholeSchema } from './schemas/grammar.ts';
import { keywordsOf, mapParts } from './schemas/positions.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const place = 'https://example.com/schema';

/** To the other validator a format is an annotation. */
function withoutFormats(schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  const { format, ...made } = mapParts(schema, withoutFormats);
  return made;
}

/** Judges as a third validator, one that passes the official test suite. */
async function judgedElsewhere(schema: Schema, instances: readonly Json[]): Promise<boolean[]> {
  registerSchema(schema as never, place, dialect);
  try {
    const accepts = await validate(place);
    return instances.map((instance) => accepts(instance).valid);
  } finally {
    unregisterSchema(place);
  }
}

const seed = 20261121;
const schemas = [
  ...fc.sample(denseSchema, { seed, numRuns: 250 }),
  ...fc.sample(wholeSchema(2), { seed, numRuns: 150 }),
].map(withoutFormats);

// What ajv judges wrongly is left to the evaluator, so it has to be right by itself.
it('the evaluator judges as a validator of other hands does', async () => {
  const differences: unknown[] = [];
  let judged = 0;
  for (const [index, schema] of schemas.entries()) {
    const plain = (instance: Json) => evaluate(schema, instance).valid;
    const instances = instancesFor(schema, schema, index, { samples: 10 }, plain);
    const theirs = await judgedElsewhere(schema, instances);
    judged += instances.length;
    for (const [at, instance] of instances.entries()) {
      if (plain(instance) !== theirs[at]) differences.push({ schema, instance, theirs: theirs[at] });
    }
  }
  expect(differences.map((one) => JSON.stringify(one))).toEqual([]);
  expect(judged).toBeGreaterThan(5_000);
  const present = new Set(schemas.flatMap((schema) => [...keywordsOf(schema)]));
  for (const keyword of ['unevaluatedItems', 'unevaluatedProperties', 'contains', '$dynamicRef', 'if', 'oneOf']) {
    expect(present).toContain(keyword);
  }
});
