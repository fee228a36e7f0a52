import fc from 'fast-check';
import type { CorpusPairs } from '../corpus-pairs.ts';
import { isObject, type Json, type JsonObject, type Schema, typeOf } from '../json.ts';
import { type Pair, pairOf } from '../pairs.ts';
import { Random } from '../random.ts';
import { wholeSchema } from '../schemas/grammar.ts';
import { mapParts } from '../schemas/positions.ts';

/** What json-schema-diff 1.0.0 says it supports (its KEYWORDS.md), in the words of 2020-12. */
const supported: ReadonlySet<string> = new Set([
  'type',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'items',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'required',
  'properties',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  '$defs',
]);

/** It takes minutes for a `oneOf` of more. */
const BRANCHES_AT_MOST = 2;

/** The part of a schema that the peer speaks of: other keywords left out, listed values by their type. */
function commonPart(schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  const made = mapParts(schema, commonPart);
  // In draft-07 a reference has no siblings.
  if (typeof schema.$ref === 'string') {
    return made.$defs === undefined ? { $ref: schema.$ref } : { allOf: [{ $ref: schema.$ref }], $defs: made.$defs };
  }
  const kept = Object.fromEntries(Object.entries(made).filter(([keyword]) => supported.has(keyword)));
  if (Array.isArray(kept.oneOf)) kept.oneOf = kept.oneOf.slice(0, BRANCHES_AT_MOST);
  const listed = Array.isArray(schema.enum) ? schema.enum[0] : schema.const;
  return listed === undefined ? kept : { ...kept, type: typeNameOf(listed) };
}

function typeNameOf(value: Json): string {
  return Number.isInteger(value) ? 'integer' : typeOf(value);
}

/** A pair in the words that both know; whether it is contained is for the engines to say. */
export function commonPair(seed: number, corpus: CorpusPairs): Pair {
  const random = new Random(seed);
  const pair = random.chance(0.3) ? corpus.pair(seed) : randomCommonPair(seed, random);
  return { ...pair, contained: false, sender: commonPart(pair.sender), receiver: commonPart(pair.receiver) };
}

function randomCommonPair(seed: number, random: Random): Pair {
  const drawn = fc.sample(wholeSchema(1), { seed, numRuns: 10 });
  const schemas = drawn.filter((schema): schema is JsonObject => isObject(schema)).map(commonPart);
  const [first = true, ...others] = schemas.filter((schema) => Object.keys(schema).length > 0);
  return pairOf('random', first, () => structuredClone(random.pick(others) ?? true), random);
}
