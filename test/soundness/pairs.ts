import fc from 'fast-check';
import { isObject, type JsonObject, type Schema, sameJson } from './json.ts';
import { Random, weighted, whole } from './random.ts';
import { composed } from './schemas/compose.ts';
import { type Edit, furtherEdits, wideningEdits } from './schemas/edits.ts';
import { denseSchema, wholeSchema } from './schemas/grammar.ts';
import { keywordsOf, positionsOf } from './schemas/positions.ts';
import { rewrites } from './schemas/rewrites.ts';
import { memberNames } from './schemas/words.ts';

export type Family = 'random' | 'corpus';

/** How the two sides came to be. */
type Making =
  | 'widened'
  | 'rewritten'
  | 'part-added'
  | 'branch-added'
  | 'narrowed'
  | 'edited'
  | 'independent'
  | 'probed'
  | 'versions';

export interface Pair {
  readonly family: Family;
  readonly making: Making;
  /** The receiver accepts all that the sender may send, by the way the pair was made. */
  readonly contained: boolean;
  readonly sender: Schema;
  readonly receiver: Schema;
  /** The edits and rewrites that made one side of the other. */
  readonly steps: readonly string[];
}

/** A schema and what was made of it. */
interface Made {
  readonly schema: Schema;
  readonly steps: readonly string[];
}

function hasUnevaluated(schema: Schema): boolean {
  const keywords = keywordsOf(schema);
  return keywords.has('unevaluatedProperties') || keywords.has('unevaluatedItems');
}

/** A place may be chosen many times before an edit fits it. */
const TRIES = 60;

/** Widens at places where that carries through to the whole; null when nothing fitted. */
function widened(schema: Schema, random: Random): Made | null {
  const copy = structuredClone(schema);
  const unevaluated = hasUnevaluated(copy);
  const edits = wideningEdits.filter(({ unless }) => unless === undefined || !unevaluated);
  const steps: string[] = [];
  const wanted = whole(random, 1, 3);
  for (let tries = 0; tries < TRIES && steps.length < wanted; tries += 1) {
    // An edit can add a keyword that takes such places away, so they are looked up afresh.
    const place = random.pick(positionsOf(copy).filter(({ law }) => law === 'same'));
    const edit = random.pick(edits);
    if (place !== undefined && edit?.apply(place.schema, random)) steps.push(edit.name);
  }
  return steps.length === 0 ? null : { schema: copy, steps };
}

function edited(schema: Schema, random: Random): Made | null {
  const copy = structuredClone(schema);
  const edits: readonly Edit[] = [...furtherEdits, ...furtherEdits, ...wideningEdits];
  const steps: string[] = [];
  const wanted = whole(random, 1, 3);
  for (let tries = 0; tries < TRIES && steps.length < wanted; tries += 1) {
    const place = random.pick(positionsOf(copy));
    const edit = random.pick(edits);
    if (place !== undefined && edit?.apply(place.schema, random)) steps.push(edit.name);
  }
  return steps.length === 0 ? null : { schema: copy, steps };
}

function rewritten(schema: Schema, random: Random, most = 4): Made {
  const copy = structuredClone(schema);
  const unevaluated = hasUnevaluated(copy);
  const allowed = rewrites.filter(({ unless }) => unless === undefined || !unevaluated);
  const steps: string[] = [];
  const wanted = whole(random, 1, most);
  for (let tries = 0; tries < TRIES && steps.length < wanted; tries += 1) {
    const place = random.pick(positionsOf(copy));
    const rewrite = random.pick(allowed);
    if (place !== undefined && rewrite?.apply(place.schema, random, copy)) steps.push(rewrite.name);
  }
  return { schema: copy, steps };
}

type PairMaker = (schema: Schema, other: Schema, random: Random) => Omit<Pair, 'family'> | null;

const makers: Readonly<Record<Exclude<Making, 'versions'>, PairMaker>> = {
  widened: (schema, _other, random) => {
    const made = widened(schema, random);
    if (made === null) return null;
    const told = random.chance(0.3) ? rewritten(made.schema, random, 2) : { schema: made.schema, steps: [] };
    const steps = [...made.steps, ...told.steps];
    return { making: 'widened', contained: true, sender: schema, receiver: told.schema, steps };
  },
  rewritten: (schema, _other, random) => {
    const { schema: same, steps } = rewritten(schema, random);
    const [sender, receiver] = random.chance(0.5) ? [schema, same] : [same, schema];
    return { making: 'rewritten', contained: true, sender, receiver, steps };
  },
  'part-added': (schema, other, random) => {
    const sender = composed([schema, other], (parts) => ({ allOf: random.shuffled(parts) }) as JsonObject);
    return { making: 'part-added', contained: true, sender, receiver: schema, steps: ['allOf'] };
  },
  'branch-added': (schema, other, random) => {
    const receiver = composed([schema, other], (parts) => ({ anyOf: random.shuffled(parts) }) as JsonObject);
    return { making: 'branch-added', contained: true, sender: schema, receiver, steps: ['anyOf'] };
  },
  narrowed: (schema, _other, random) => {
    const made = widened(schema, random);
    if (made === null) return null;
    return { making: 'narrowed', contained: false, sender: made.schema, receiver: schema, steps: made.steps };
  },
  edited: (schema, _other, random) => {
    const made = edited(schema, random);
    if (made === null) return null;
    const [sender, receiver] = random.chance(0.5) ? [schema, made.schema] : [made.schema, schema];
    return { making: 'edited', contained: false, sender, receiver, steps: made.steps };
  },
  probed: (schema, _other, random) => {
    const receiver = structuredClone(random.pick(probes) ?? false);
    return { making: 'probed', contained: false, sender: schema, receiver, steps: [] };
  },
  independent: (schema, other) => ({
    making: 'independent',
    contained: false,
    sender: schema,
    receiver: other,
    steps: [],
  }),
};

/** Receivers that ask one thing of a sender: what can it send at all? */
const probes: readonly Schema[] = [
  false,
  ...['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'].map((type) => ({ not: { type } })),
  ...[0, 1, 2].flatMap((count) => [{ maxProperties: count }, { maxItems: count }, { maxLength: count }]),
  ...[1, 2].flatMap((count) => [{ minProperties: count }, { minItems: count }, { minLength: count }]),
  ...memberNames.flatMap((name) => [
    { required: [name] },
    { properties: { [name]: false } },
    { properties: { [name]: { type: 'string' } } },
    { dependentRequired: { [name]: ['a'] } },
  ]),
  { propertyNames: { enum: [...memberNames] } },
  { patternProperties: { '^x-': false } },
  { additionalProperties: { type: 'string' } },
  { items: { type: 'integer' } },
  { prefixItems: [true, { type: 'string' }] },
  { uniqueItems: true },
  { contains: { type: 'string' } },
  { minimum: 0 },
  { multipleOf: 2 },
  { pattern: '^a' },
  { format: 'date' },
];

/** Of ten pairs, four or five are contained by construction. */
const mix: readonly (readonly [number, Exclude<Making, 'versions'>])[] = [
  [20, 'widened'],
  [12, 'rewritten'],
  [6, 'part-added'],
  [6, 'branch-added'],
  [18, 'narrowed'],
  [28, 'edited'],
  [8, 'independent'],
  [8, 'probed'],
];

/** A pair made of one schema, and of another where the making needs two. */
export function pairOf(family: Family, schema: Schema, other: () => Schema, random: Random): Pair {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const making = weighted(random, mix) ?? 'edited';
    // Two components of one contract have nothing in common that could be judged wrongly.
    if (family === 'corpus' && making === 'independent') continue;
    const made = makers[making](structuredClone(schema), other(), random);
    if (made !== null && !sameJson(made.sender, made.receiver)) return { family, ...made };
  }
  return { family, making: 'independent', contained: false, sender: schema, receiver: other(), steps: [] };
}

/** A pair of random schemas; the same seed gives the same pair. */
export function randomPair(seed: number): Pair {
  const random = new Random(seed);
  const deep = random.chance(0.6) ? wholeSchema(2) : wholeSchema(1);
  const drawn = fc.sample(random.chance(0.25) ? denseSchema : deep, { seed, numRuns: 12 });
  const schemas = drawn.filter(isWorthwhile);
  const [first = true, ...others] = schemas;
  return pairOf('random', first, () => structuredClone(random.pick(others) ?? true), random);
}

/** Most single keywords are decided at sight. */
function isWorthwhile(schema: Schema): boolean {
  return isObject(schema) && JSON.stringify(schema).length < 1_500;
}
