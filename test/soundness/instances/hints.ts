import { isObject, type Json, type Schema, textLength, typeOf } from '../json.ts';
import { type Random, whole } from '../random.ts';
import { positionsOf } from '../schemas/positions.ts';
import { formats, memberNames, namePatterns, patterns, plainTexts } from '../schemas/words.ts';
import { textMatching } from './texts.ts';

/** Values near what two schemas speak of: bounds and what lies beside them, listed values, names, texts. */
export interface Hints {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly values: readonly Json[];
}

const LENGTH_AT_MOST = 300;

class Collector {
  readonly numbers = new Set<number>([0, 1, -1, 1.5]);
  readonly texts = new Set<string>(['', 'a', 'zz']);
  readonly names = new Set<string>(['zz']);
  readonly values: Json[] = [];
  readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  number(bound: Json | undefined): void {
    if (typeof bound !== 'number') return;
    for (const step of [-1, -0.5, 0, 0.5, 1]) this.numbers.add(bound + step);
  }

  length(bound: Json | undefined): void {
    if (typeof bound !== 'number' || bound > LENGTH_AT_MOST) return;
    for (const length of [bound - 1, bound, bound + 1]) if (length >= 0) this.texts.add('a'.repeat(length));
  }

  value(member: Json): void {
    this.values.push(member);
    if (typeof member === 'number') this.number(member);
    if (typeof member !== 'string') return;
    this.texts.add(member);
    this.texts.add(`${member}a`);
    this.texts.add(member.slice(0, -1));
    if (textLength(member) < 30) this.texts.add(member.toUpperCase());
  }

  pattern(pattern: Json | undefined, into: Set<string>): void {
    if (typeof pattern !== 'string') return;
    for (const word of patterns[pattern] ?? namePatterns[pattern] ?? []) into.add(word);
    for (let index = 0; index < 3; index += 1) {
      const word = textMatching(pattern, this.random);
      if (word !== null) into.add(word);
    }
  }
}

type Reader = (found: Collector, value: Json) => void;

const number: Reader = (found, value) => found.number(value);
const length: Reader = (found, value) => found.length(value);
const value: Reader = (found, shown) => found.value(shown);
const values: Reader = (found, list) => {
  for (const item of Array.isArray(list) ? list : []) found.value(item);
};
const nameKeys: Reader = (found, map) => {
  for (const name of isObject(map) ? Object.keys(map) : []) found.names.add(name);
};

/** What each keyword tells of values worth trying. */
const readers: Readonly<Record<string, Reader>> = {
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: number,
  minLength: length,
  maxLength: length,
  pattern: (found, pattern) => found.pattern(pattern, found.texts),
  format: (found, format) => {
    const known = typeof format === 'string' ? formats[format] : undefined;
    for (const word of [...(known?.members ?? []), ...(known?.others ?? [])]) found.texts.add(word);
    if (format === 'int32') for (const edge of [2 ** 31 - 1, -(2 ** 31)]) found.number(edge);
  },
  enum: values,
  examples: values,
  const: value,
  example: value,
  default: value,
  properties: nameKeys,
  dependentRequired: nameKeys,
  dependentSchemas: nameKeys,
  required: (found, list) => {
    for (const name of Array.isArray(list) ? list : []) found.names.add(String(name));
  },
  patternProperties: (found, map) => {
    for (const pattern of isObject(map) ? Object.keys(map) : []) found.pattern(pattern, found.names);
  },
  propertyNames: (found) => {
    for (const name of [...memberNames, 'AB', 'zzz']) found.names.add(name);
  },
};

export function hintsOf(random: Random, ...schemas: readonly Schema[]): Hints {
  const found = new Collector(random);
  for (const { schema } of schemas.flatMap(positionsOf)) {
    for (const [keyword, said] of Object.entries(schema)) {
      if (Object.hasOwn(readers, keyword)) readers[keyword]?.(found, said);
    }
  }
  return { numbers: [...found.numbers], texts: [...found.texts], names: [...found.names], values: found.values };
}

/** Any small value, rather one that the schemas speak of. */
export function anyValue(random: Random, hints: Hints, depth = 0): Json {
  const listed = random.pick(hints.values);
  if (listed !== undefined && random.chance(0.25)) return structuredClone(listed);
  switch (whole(random, 0, depth > 1 ? 4 : 6)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
    case 3:
      return random.pick(hints.numbers) ?? 0;
    case 4:
      return random.pick(random.chance(0.8) ? hints.texts : plainTexts) ?? '';
    case 5:
      return Array.from({ length: whole(random, 0, 3) }, () => anyValue(random, hints, depth + 1));
    default:
      return anyObject(random, hints, depth);
  }
}

function anyObject(random: Random, hints: Hints, depth: number): Json {
  const made: Record<string, Json> = {};
  for (let index = whole(random, 0, 3); index > 0; index -= 1) {
    made[random.pick(hints.names) ?? 'a'] = anyValue(random, hints, depth + 1);
  }
  return made;
}

/** A value beside the given one. */
export function nearValue(random: Random, hints: Hints, value: Json): Json {
  const type = typeOf(value);
  if (type === 'number' && random.chance(0.7)) return Number(value) + (random.pick([-1, 1, 0.5, -0.5, 100]) ?? 1);
  if (type === 'boolean' && random.chance(0.6)) return !value;
  if (type === 'string' && random.chance(0.7)) {
    const text = String(value);
    return (
      random.pick([`${text}a`, text.slice(1), text.slice(0, -1), `${text} `, random.pick(hints.texts) ?? '']) ?? ''
    );
  }
  return anyValue(random, hints);
}
