import { isObject, type Json, type JsonObject, type Schema, sameJson, textLength, typeOf } from '../json.ts';
import { resolveDynamicRef, resolveRef } from '../schemas/positions.ts';
import { formatHolds } from './formats.ts';

/**
 * A plain evaluator of JSON Schema 2020-12 that keeps what applied where: the second opinion beside ajv, and what the
 * default reading is defined on. Slow, and meant to be read beside the specification (core §7, §10, §11; validation §6).
 */
interface Applied {
  /** JSON pointer of the place in the instance. */
  readonly at: string;
  readonly schema: JsonObject;
}

interface Outcome {
  readonly valid: boolean;
  /** Members and items that were evaluated here, and the schema objects that applied here and below. */
  readonly members: ReadonlySet<string>;
  readonly items: ReadonlySet<number>;
  readonly applied: readonly Applied[];
}

/** Which of the branches that accept a value is taken to be the one that was meant; all of them where left out. */
export type BranchChoice = (count: number) => number;

/** Where evaluation stands. */
interface Place {
  readonly root: Schema;
  readonly choose: BranchChoice | undefined;
  readonly at: string;
  readonly depth: number;
}

export class TooDeep extends Error {}

const DEPTH_AT_MOST = 120;
const invalid: Outcome = { valid: false, members: new Set(), items: new Set(), applied: [] };

export function evaluate(root: Schema, instance: Json, choose?: BranchChoice): Outcome {
  return outcomeOf(root, instance, { root, choose, at: '', depth: 0 });
}

function outcomeOf(schema: Schema | undefined, instance: Json, place: Place): Outcome {
  if (schema === undefined) throw new TooDeep('a reference leads nowhere');
  if (schema === false) return invalid;
  if (schema === true) return { ...invalid, valid: true };
  if (place.depth > DEPTH_AT_MOST) throw new TooDeep(place.at);
  if (!assertionsHold(schema, instance)) return invalid;
  const work = new Work(schema, instance, { ...place, depth: place.depth + 1 });
  return work.run();
}

/** Evaluates the parts of one schema object against one value. */
class Work {
  readonly #members = new Set<string>();
  readonly #items = new Set<number>();
  readonly #applied: Applied[] = [];
  readonly #schema: JsonObject;
  readonly #instance: Json;
  readonly #place: Place;

  constructor(schema: JsonObject, instance: Json, place: Place) {
    this.#schema = schema;
    this.#instance = instance;
    this.#place = place;
    this.#applied.push({ at: place.at, schema });
  }

  run(): Outcome {
    const holds = this.#inPlace() && this.#object() && this.#array();
    if (!holds) return invalid;
    return { valid: true, members: this.#members, items: this.#items, applied: this.#applied };
  }

  #here(part: Schema | undefined): boolean {
    return this.#take(outcomeOf(part, this.#instance, this.#place));
  }

  #take(outcome: Outcome): boolean {
    if (!outcome.valid) return false;
    for (const name of outcome.members) this.#members.add(name);
    for (const index of outcome.items) this.#items.add(index);
    this.#applied.push(...outcome.applied);
    return true;
  }

  #below(part: Schema | undefined, key: string | number, value: Json): boolean {
    const step = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
    const outcome = outcomeOf(part, value, { ...this.#place, at: `${this.#place.at}/${step}` });
    if (outcome.valid) this.#applied.push(...outcome.applied);
    return outcome.valid;
  }

  #inPlace(): boolean {
    const { $ref, $dynamicRef, allOf, anyOf, oneOf, not } = this.#schema;
    const { root } = this.#place;
    if (typeof $ref === 'string' && !this.#here(resolveRef(root, $ref))) return false;
    if (typeof $dynamicRef === 'string' && !this.#here(resolveDynamicRef(root, $dynamicRef))) return false;
    if (!list(allOf).every((part) => this.#here(part))) return false;
    if (Array.isArray(anyOf) && this.#branches(list(anyOf)) === 0) return false;
    if (Array.isArray(oneOf) && this.#branches(list(oneOf)) !== 1) return false;
    if (not !== undefined && outcomeOf(not as Schema, this.#instance, this.#place).valid) return false;
    return this.#conditional() && this.#dependent();
  }

  /** How many branches accept the value. */
  #branches(branches: readonly Schema[]): number {
    const fitting = branches.map((part) => outcomeOf(part, this.#instance, this.#place)).filter(({ valid }) => valid);
    const meant = this.#place.choose?.(fitting.length);
    fitting.forEach((outcome, index) => {
      if (meant === undefined || meant === index) this.#take(outcome);
    });
    return fitting.length;
  }

  #conditional(): boolean {
    const { if: condition, then: positive, else: negative } = this.#schema;
    if (condition === undefined) return true;
    const branch = this.#here(condition as Schema) ? positive : negative;
    return branch === undefined || this.#here(branch as Schema);
  }

  #dependent(): boolean {
    const instance = this.#instance;
    if (!isObject(instance)) return true;
    return entries(this.#schema.dependentSchemas).every(
      ([name, part]) => !Object.hasOwn(instance, name) || this.#here(part),
    );
  }

  #object(): boolean {
    const instance = this.#instance;
    if (!isObject(instance)) return true;
    const { additionalProperties, propertyNames, unevaluatedProperties } = this.#schema;
    for (const [name, value] of Object.entries(instance)) {
      if (propertyNames !== undefined) {
        if (!outcomeOf(propertyNames as Schema, name, { ...this.#place, at: '' }).valid) return false;
      }
      const parts = this.#partsFor(name);
      if (parts.length === 0 && additionalProperties !== undefined) parts.push(additionalProperties as Schema);
      if (parts.length > 0) this.#members.add(name);
      if (!parts.every((part) => this.#below(part, name, value))) return false;
    }
    if (unevaluatedProperties === undefined) return true;
    return Object.entries(instance).every(([name, value]) => {
      if (this.#members.has(name)) return true;
      this.#members.add(name);
      return this.#below(unevaluatedProperties as Schema, name, value);
    });
  }

  #partsFor(name: string): Schema[] {
    const own = entries(this.#schema.properties).filter(([known]) => known === name);
    const matching = entries(this.#schema.patternProperties).filter(([pattern]) => matches(pattern, name));
    return [...own, ...matching].map(([, part]) => part);
  }

  #array(): boolean {
    const instance = this.#instance;
    if (!Array.isArray(instance)) return true;
    const { items, unevaluatedItems } = this.#schema;
    const prefix = list(this.#schema.prefixItems);
    for (const [index, value] of instance.entries()) {
      const part = index < prefix.length ? prefix[index] : (items as Schema | undefined);
      if (part === undefined) continue;
      this.#items.add(index);
      if (!this.#below(part, index, value)) return false;
    }
    if (!this.#contains(instance)) return false;
    if (unevaluatedItems === undefined) return true;
    return instance.every((value, index) => {
      if (this.#items.has(index)) return true;
      this.#items.add(index);
      return this.#below(unevaluatedItems as Schema, index, value);
    });
  }

  #contains(instance: Json[]): boolean {
    const { contains, minContains = 1, maxContains = Number.POSITIVE_INFINITY } = this.#schema;
    if (contains === undefined) return true;
    const found = [...instance.entries()].filter(([index, value]) => this.#below(contains as Schema, index, value));
    for (const [index] of found) this.#items.add(index);
    return found.length >= Number(minContains) && found.length <= Number(maxContains);
  }
}

function list(value: Json | undefined): Schema[] {
  return Array.isArray(value) ? (value as Schema[]) : [];
}

function entries(value: Json | undefined): [string, Schema][] {
  return isObject(value) ? (Object.entries(value) as [string, Schema][]) : [];
}

export function matches(pattern: string, text: string): boolean {
  return new RegExp(pattern, 'u').test(text);
}

type Assertion = (expected: never, instance: Json) => boolean;

const ofNumbers = (holds: (expected: number, value: number) => boolean) => (expected: number, value: Json) =>
  typeof value !== 'number' || holds(expected, value);
const ofTexts = (holds: (expected: string, value: string) => boolean) => (expected: string, value: Json) =>
  typeof value !== 'string' || holds(expected, value);
const ofLengths = (holds: (expected: number, length: number) => boolean) => (expected: number, value: Json) =>
  typeof value !== 'string' || holds(expected, textLength(value));
const ofLists = (holds: (expected: number, length: number) => boolean) => (expected: number, value: Json) =>
  !Array.isArray(value) || holds(expected, value.length);
const ofSizes = (holds: (expected: number, size: number) => boolean) => (expected: number, value: Json) =>
  !isObject(value) || holds(expected, Object.keys(value).length);

const least = (expected: number, value: number) => value >= expected;
const most = (expected: number, value: number) => value <= expected;

/** Keywords that look at the value alone (validation §6, §7). */
const assertions: Readonly<Record<string, Assertion>> = {
  type: (expected: Json, value: Json) => [expected].flat().some((name) => isOfType(name as string, value)),
  enum: (expected: Json[], value: Json) => expected.some((member) => sameJson(member, value)),
  const: (expected: Json, value: Json) => sameJson(expected, value),
  minimum: ofNumbers(least),
  maximum: ofNumbers(most),
  exclusiveMinimum: ofNumbers((expected, value) => value > expected),
  exclusiveMaximum: ofNumbers((expected, value) => value < expected),
  multipleOf: ofNumbers((expected, value) => value % expected === 0),
  minLength: ofLengths(least),
  maxLength: ofLengths(most),
  pattern: ofTexts(matches),
  format: (expected: string, value: Json) => formatHolds(expected, value),
  minItems: ofLists(least),
  maxItems: ofLists(most),
  uniqueItems: (expected: boolean, value: Json) => !expected || !Array.isArray(value) || allDifferent(value),
  minProperties: ofSizes(least),
  maxProperties: ofSizes(most),
  required: (expected: string[], value: Json) =>
    !isObject(value) || expected.every((name) => Object.hasOwn(value, name)),
  dependentRequired: (expected: Record<string, string[]>, value: Json) =>
    !isObject(value) ||
    Object.entries(expected).every(
      ([name, wanted]) => !Object.hasOwn(value, name) || wanted.every((other) => Object.hasOwn(value, other)),
    ),
};

function assertionsHold(schema: JsonObject, instance: Json): boolean {
  return Object.entries(schema).every(([keyword, expected]) => {
    const holds = Object.hasOwn(assertions, keyword) ? assertions[keyword] : undefined;
    return holds === undefined || holds(expected as never, instance);
  });
}

function isOfType(name: string, value: Json): boolean {
  return name === 'integer' ? Number.isInteger(value) : typeOf(value) === name;
}

function allDifferent(items: readonly Json[]): boolean {
  return items.every((item, index) => !items.slice(0, index).some((other) => sameJson(other, item)));
}
