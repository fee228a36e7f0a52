import { isObject, type Json, type JsonObject, type JsonType, type Schema } from '../json.ts';
import { matches } from '../oracle/evaluate.ts';
import { type Random, some, whole } from '../random.ts';
import { resolveDynamicRef, resolveRef } from '../schemas/positions.ts';
import { anyValue, type Hints } from './hints.ts';
import { limits, type Part, type Rooted } from './parts.ts';
import { numberFor, textFor } from './scalars.ts';
import { textMatching } from './texts.ts';

const DEPTH_AT_MOST = 9;
const PARTS_AT_MOST = 200;
/** Values below one another and in all, past which only null is made: schemas may refer to themselves without end. */
const NESTED_AT_MOST = 16;
const VALUES_AT_MOST = 250;

/**
 * Makes up values that all of some schemas may accept. It reads keywords forwards and guesses: what it makes must be
 * judged afterwards.
 */
export class Sampler {
  readonly #random: Random;
  readonly #hints: Hints;
  #values = 0;

  constructor(random: Random, hints: Hints) {
    this.#random = random;
    this.#hints = hints;
  }

  sample(schemas: readonly Rooted[], depth = 0): Json {
    if (depth === 0) this.#values = 0;
    this.#values += 1;
    if (depth > NESTED_AT_MOST || this.#values > VALUES_AT_MOST) return null;
    const parts: Part[] = [];
    for (const schema of schemas) this.#flatten(schema, parts);
    const listed = this.#listed(parts);
    if (listed !== undefined) return structuredClone(listed);
    switch (this.#type(parts, depth)) {
      case 'null':
        return null;
      case 'boolean':
        return this.#random.chance(0.5);
      case 'number':
        return numberFor(parts, this.#random, this.#hints);
      case 'string':
        return textFor(parts, this.#random, this.#hints);
      case 'array':
        return this.#array(parts, depth);
      case 'object':
        return this.#object(parts, depth);
      default:
        return anyValue(this.#random, this.#hints);
    }
  }

  /** What holds at this place, one branch of each union chosen. */
  #flatten({ schema, root }: Rooted, parts: Part[]): void {
    if (!isObject(schema) || parts.length > PARTS_AT_MOST) return;
    parts.push({ said: schema, root });
    const enter = (next: Json | undefined) => {
      if (next !== undefined) this.#flatten({ schema: next as Schema, root }, parts);
    };
    if (typeof schema.$ref === 'string') enter(resolveRef(root, schema.$ref));
    if (typeof schema.$dynamicRef === 'string') enter(resolveDynamicRef(root, schema.$dynamicRef));
    if (Array.isArray(schema.allOf)) schema.allOf.forEach(enter);
    for (const branches of [schema.anyOf, schema.oneOf]) {
      if (!Array.isArray(branches)) continue;
      enter(this.#random.pick(branches.filter((branch) => branch !== false)));
      // Values that several branches take are what exclusivity rejects.
      if (this.#random.chance(0.15)) enter(this.#random.pick(branches));
    }
    if (schema.if === undefined) return;
    if (this.#random.chance(0.5)) [schema.if, schema.then].forEach(enter);
    else enter(schema.else);
  }

  #listed(parts: readonly Part[]): Json | undefined {
    const lists = parts.flatMap(({ said }) => [
      ...(Array.isArray(said.enum) ? [said.enum] : []),
      ...(said.const === undefined ? [] : [[said.const]]),
    ]);
    const [shortest] = lists.sort((one, other) => one.length - other.length);
    return shortest === undefined ? undefined : this.#random.pick(shortest);
  }

  #type(parts: readonly Part[], depth: number): JsonType | undefined {
    const wanted = parts.flatMap(({ said }) =>
      said.type === undefined
        ? []
        : [new Set([said.type].flat().map((name) => (name === 'integer' ? 'number' : name)))],
    );
    const all: JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];
    const allowed = all.filter((type) => wanted.every((set) => set.has(type)));
    if (depth > DEPTH_AT_MOST || this.#values > VALUES_AT_MOST / 2)
      return allowed.find((type) => type !== 'object' && type !== 'array') ?? allowed[0];
    // Rather a type that the keywords speak of: an untyped `{ minLength: 3 }` is about texts.
    const spoken = allowed.filter((type) =>
      parts.some(({ said }) => spokenOf[type].some((keyword) => keyword in said)),
    );
    return this.#random.pick(spoken.length > 0 && this.#random.chance(0.8) ? spoken : allowed);
  }

  #array(parts: readonly Part[], depth: number): Json[] {
    const { low, high } = limits(parts, 'minItems', 'maxItems');
    const needed = parts.flatMap(({ said, root }) => {
      if (said.contains === undefined) return [];
      const count = Math.min(Number(said.minContains ?? 1) + (this.#random.chance(0.3) ? 1 : 0), 5);
      return Array<Rooted>(count).fill({ schema: said.contains as Schema, root });
    });
    const prefix = Math.max(
      0,
      ...parts.map(({ said }) => (Array.isArray(said.prefixItems) ? said.prefixItems.length : 0)),
    );
    const usual = Math.min(high, Math.max(low, needed.length, whole(this.#random, 0, prefix + 2)));
    const length =
      depth > DEPTH_AT_MOST ? low : (this.#random.pick([usual, usual, low, Math.min(high, low + 1)]) ?? usual);
    const unique = parts.some(({ said }) => said.uniqueItems === true);
    const made: Json[] = [];
    for (let index = 0; index < Math.min(length, 12); index += 1) {
      const extra = needed[index];
      const wanted = [...itemSchemas(parts, index), ...(extra === undefined ? [] : [extra])];
      let item = this.sample(wanted, depth + 1);
      for (
        let tries = 0;
        unique && tries < 4 && made.some((other) => JSON.stringify(other) === JSON.stringify(item));
        tries += 1
      ) {
        item = this.sample(wanted, depth + 1);
      }
      made.push(item);
    }
    return made;
  }

  #object(given: readonly Part[], depth: number): JsonObject {
    const parts = [...given];
    const { low, high } = limits(parts, 'minProperties', 'maxProperties');
    const names = new Set<string>();
    const declared = parts.flatMap(({ said }) => (isObject(said.properties) ? Object.keys(said.properties) : []));
    for (const { said } of parts) add(names, said.required);
    const share =
      depth > DEPTH_AT_MOST || this.#values > VALUES_AT_MOST / 2 ? 0 : (this.#random.pick([0, 0.3, 0.6, 1]) ?? 0.3);
    for (const name of some(this.#random, declared, share)) if (names.size < high) names.add(name);
    for (const name of this.#furtherNames(parts, names.size < low ? low - names.size : 0))
      if (names.size < high) names.add(name);
    this.#addDependents(parts, names);
    const made: JsonObject = {};
    for (const name of names) made[name] = this.sample(memberSchemas(parts, name), depth + 1);
    return made;
  }

  /** Names that no part lists: by pattern, by the names allowed, or simply others. */
  #furtherNames(parts: readonly Part[], needed: number): string[] {
    const count = Math.max(needed, this.#random.chance(0.3) ? 1 : 0);
    return Array.from({ length: Math.min(count, 6) }, () => {
      const { said, root } = this.#random.pick(parts) ?? { said: {}, root: true };
      const pattern = isObject(said.patternProperties)
        ? this.#random.pick(Object.keys(said.patternProperties))
        : undefined;
      if (pattern !== undefined) return textMatching(pattern, this.#random) ?? 'a';
      if (said.propertyNames !== undefined) {
        const text: Rooted = { schema: { type: 'string' }, root: true };
        const name = this.sample([{ schema: said.propertyNames as Schema, root }, text], 1);
        if (typeof name === 'string') return name;
      }
      return this.#random.pick(this.#hints.names) ?? 'zz';
    });
  }

  /** Members that others need beside them, and what schemas then hold. */
  #addDependents(parts: Part[], names: Set<string>): void {
    // Both grow while they are walked.
    for (const name of names) {
      for (const { said, root } of [...parts]) {
        add(names, isObject(said.dependentRequired) ? said.dependentRequired[name] : undefined);
        const part = isObject(said.dependentSchemas) ? said.dependentSchemas[name] : undefined;
        if (part === undefined) continue;
        const before = parts.length;
        this.#flatten({ schema: part as Schema, root }, parts);
        for (const added of parts.slice(before)) add(names, added.said.required);
      }
    }
  }
}

function add(names: Set<string>, list: Json | undefined): void {
  for (const name of Array.isArray(list) ? list : []) names.add(String(name));
}

/** What the keywords of a part speak of. */
const spokenOf: Readonly<Record<JsonType, readonly string[]>> = {
  null: [],
  boolean: [],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  array: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'unevaluatedItems'],
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
  ],
};

function itemSchemas(parts: readonly Part[], index: number): Rooted[] {
  return parts.flatMap(({ said, root }) => {
    const own = Array.isArray(said.prefixItems) ? said.prefixItems[index] : undefined;
    const schema = own ?? said.items ?? said.unevaluatedItems;
    return schema === undefined ? [] : [{ schema: schema as Schema, root }];
  });
}

function memberSchemas(parts: readonly Part[], name: string): Rooted[] {
  return parts.flatMap(({ said, root }) => {
    const own = isObject(said.properties) && Object.hasOwn(said.properties, name) ? [said.properties[name]] : [];
    const matching = Object.entries(isObject(said.patternProperties) ? said.patternProperties : {})
      .filter(([pattern]) => matches(pattern, name))
      .map(([, part]) => part);
    const found = [...own, ...matching];
    if (found.length === 0) found.push(said.additionalProperties ?? said.unevaluatedProperties);
    return found.flatMap((schema) =>
      schema === undefined || schema === false ? [] : [{ schema: schema as Schema, root }],
    );
  });
}
