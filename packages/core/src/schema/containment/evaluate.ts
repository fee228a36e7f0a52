import { isObject } from '../../model/raw.ts';
import { isKnownFormat, isNumericFormat } from '../formats.ts';
import { typeOfValue } from '../types.ts';
import { valueKey } from '../values.ts';
import { isMultipleOf } from './decimals.ts';
import { describingItem } from './declared-names.ts';
import { formatAccepts } from './format-sets.ts';
import type { JsonNumber, Keywords, NormalSchema } from './normal-schema.ts';
import type { Patterns } from './patterns.ts';

/** How wide a schema is read. Each widening turns into nothing below `not`, where it would narrow. */
export interface Width {
  /** `oneOf` admits what several branches admit. */
  readonly anyBranch: boolean;
  /** Unknown values of a list, and unknown tags, are admitted. */
  readonly tolerant: boolean;
}

export const LITERAL: Width = { anyBranch: false, tolerant: false };

/** True, false, or null where nobody here can tell (a pattern that is not understood). */
type Truth = boolean | null;

/** What was looked at, for the `unevaluated…` keywords (JSON Schema 2020-12 core §11). */
interface Seen {
  readonly members: Set<string>;
  readonly items: Set<number>;
}

/** Nesting of schemas, through references too; what goes deeper is not judged. */
const MAX_DEPTH = 250;

/** Judges values exactly as JSON Schema 2020-12 says, or wider where a reading is. */
export class Evaluator {
  #depth = 0;

  constructor(
    readonly patterns: Patterns,
    readonly width: Width,
  ) {}

  accepts(schema: NormalSchema, value: unknown, width: Width = this.width): Truth {
    return this.#schema(schema, value, width, unseen());
  }

  /** By everything that the schema says itself, without unions, conditions and what it refers to. */
  acceptsOwn(schema: NormalSchema, value: unknown, width: Width = this.width): Truth {
    const { keywords } = schema;
    // The unevaluated keywords look at what the others saw.
    const whole = keywords.unevaluatedItems !== undefined || keywords.unevaluatedProperties !== undefined;
    if (whole) return this.accepts(schema, value, width);
    return this.#own(keywords, value, width, unseen());
  }

  #schema(schema: NormalSchema, value: unknown, width: Width, seen: Seen): Truth {
    if (this.#depth > MAX_DEPTH) return null;
    this.#depth++;
    try {
      const { keywords } = schema;
      // What the unevaluated keywords look at was evaluated here or below, not beside.
      const looks = keywords.unevaluatedItems !== undefined || keywords.unevaluatedProperties !== undefined;
      const inside = looks ? unseen() : seen;
      const own = this.#own(keywords, value, width, inside);
      if (own === false) return false;
      const applied = this.#applied(keywords, value, width, inside);
      if (applied === false) return false;
      const rest = this.#unevaluated(keywords, value, width, inside);
      if (looks) add(seen, inside);
      return both(both(own, applied), rest);
    } finally {
      this.#depth--;
    }
  }

  #own(said: Keywords, value: unknown, width: Width, seen: Seen): Truth {
    if (said.never) return false;
    const type = typeOfValue(value);
    if (said.types !== undefined && (said.types & type) === 0) return false;
    if (said.enum !== undefined && !listed(said, value, type, width)) return false;
    if (typeof value === 'string') return this.#string(said, value);
    if (typeof value === 'number' || typeof value === 'bigint') return number(said, value);
    if (Array.isArray(value)) return this.#array(said, value, width, seen);
    return isObject(value) ? this.#object(said, value, width, seen) : true;
  }

  #string(said: Keywords, value: string): Truth {
    if (said.minLength !== undefined || said.maxLength !== undefined) {
      const length = [...value].length;
      if (length < (said.minLength ?? 0) || length > (said.maxLength ?? length)) return false;
    }
    const formatted = ofFormat(said, value);
    if (formatted === false || said.pattern === undefined) return formatted;
    return both(formatted, this.patterns.matches(said.pattern, value));
  }

  #array(said: Keywords, value: readonly unknown[], width: Width, seen: Seen): Truth {
    if (value.length < (said.minItems ?? 0) || value.length > (said.maxItems ?? value.length)) return false;
    if (said.uniqueItems && new Set(value.map(valueKey)).size < value.length) return false;
    let truth: Truth = true;
    for (let index = 0; index < value.length; index++) {
      const schema = describingItem(said, index);
      if (schema === undefined) continue;
      seen.items.add(index);
      truth = both(truth, this.accepts(schema, value[index], width));
      if (truth === false) return false;
    }
    return said.contains === undefined ? truth : both(truth, this.#contains(said, said.contains, value, width, seen));
  }

  #contains(said: Keywords, schema: NormalSchema, value: readonly unknown[], width: Width, seen: Seen): Truth {
    let [surely, perhaps] = [0, 0];
    value.forEach((item, index) => {
      const fits = this.accepts(schema, item, said.maxContains === undefined ? width : LITERAL);
      if (fits === null) perhaps++;
      if (fits !== true) return;
      surely++;
      seen.items.add(index);
    });
    const [min, max] = [said.minContains ?? 1, said.maxContains ?? value.length];
    if (surely + perhaps < min || surely > max) return false;
    return surely >= min && surely + perhaps <= max ? true : null;
  }

  #object(said: Keywords, value: Readonly<Record<string, unknown>>, width: Width, seen: Seen): Truth {
    const names = Object.keys(value);
    if (names.length < (said.minProperties ?? 0) || names.length > (said.maxProperties ?? names.length)) return false;
    const has = (name: string) => Object.hasOwn(value, name);
    if (said.required?.every(has) === false) return false;
    for (const [trigger, needed] of said.dependentRequired ?? []) if (has(trigger) && !needed.every(has)) return false;
    let truth: Truth = true;
    for (const name of names) {
      truth = both(truth, this.#member(said, name, value[name], width, seen));
      if (said.propertyNames !== undefined) truth = both(truth, this.accepts(said.propertyNames, name, width));
      if (truth === false) return false;
    }
    return truth;
  }

  #member(said: Keywords, name: string, value: unknown, width: Width, seen: Seen): Truth {
    let truth: Truth = true;
    let covered = false;
    const meets = (schema: NormalSchema) => {
      covered = true;
      seen.members.add(name);
      truth = both(truth, this.accepts(schema, value, width));
    };
    const declared = said.properties?.get(name);
    if (declared !== undefined) meets(declared);
    for (const [pattern, schema] of said.patternProperties ?? []) {
      const matches = this.patterns.matches(pattern, name);
      if (matches === null) return null;
      if (matches) meets(schema);
    }
    if (!covered && said.additionalProperties !== undefined) meets(said.additionalProperties);
    return truth;
  }

  /** The keywords that hold at the same place. */
  #applied(said: Keywords, value: unknown, width: Width, seen: Seen): Truth {
    let truth: Truth = true;
    for (const part of said.allOf ?? []) {
      truth = both(truth, this.#schema(part, value, width, seen));
      if (truth === false) return false;
    }
    if (said.anyOf !== undefined) truth = both(truth, this.#union(said, said.anyOf, value, width, seen));
    if (said.oneOf !== undefined) truth = both(truth, this.#union(said, said.oneOf, value, width, seen));
    if (truth === false) return false;
    if (said.not !== undefined) truth = both(truth, negated(this.accepts(said.not, value, LITERAL)));
    if (said.if !== undefined) truth = both(truth, this.#conditional(said, said.if, value, width, seen));
    for (const [trigger, schema] of said.dependentSchemas ?? []) {
      if (isObject(value) && Object.hasOwn(value, trigger))
        truth = both(truth, this.#schema(schema, value, width, seen));
    }
    return truth;
  }

  #union(said: Keywords, branches: readonly NormalSchema[], value: unknown, width: Width, seen: Seen): Truth {
    if (width.tolerant && hasUnknownTag(said, value)) return true;
    const exclusive = branches === said.oneOf && !width.anyBranch;
    let [surely, perhaps] = [0, 0];
    for (const branch of branches) {
      const inside = unseen();
      const fits = this.#schema(branch, value, exclusive ? LITERAL : width, inside);
      if (fits === null) perhaps++;
      if (fits !== true) continue;
      surely++;
      add(seen, inside);
    }
    if (exclusive && surely > 1) return false;
    if (surely + perhaps === 0) return false;
    if (exclusive) return perhaps === 0 ? true : null;
    return surely > 0 ? true : null;
  }

  #conditional(said: Keywords, test: NormalSchema, value: unknown, width: Width, seen: Seen): Truth {
    const inside = unseen();
    const holds = this.#schema(test, value, LITERAL, inside);
    if (holds === null) return null;
    if (holds) add(seen, inside);
    const next = holds ? said.then : said.else;
    return next === undefined ? true : this.#schema(next, value, width, seen);
  }

  #unevaluated(said: Keywords, value: unknown, width: Width, seen: Seen): Truth {
    let truth: Truth = true;
    if (said.unevaluatedProperties !== undefined && isObject(value)) {
      for (const name of Object.keys(value)) {
        if (seen.members.has(name)) continue;
        seen.members.add(name);
        truth = both(truth, this.accepts(said.unevaluatedProperties, value[name], width));
      }
    }
    if (said.unevaluatedItems !== undefined && Array.isArray(value)) {
      value.forEach((item, index) => {
        if (seen.items.has(index) || said.unevaluatedItems === undefined) return;
        seen.items.add(index);
        truth = both(truth, this.accepts(said.unevaluatedItems, item, width));
      });
    }
    return truth;
  }
}

function unseen(): Seen {
  return { members: new Set(), items: new Set() };
}

function add(seen: Seen, more: Seen): void {
  for (const name of more.members) seen.members.add(name);
  for (const index of more.items) seen.items.add(index);
}

function both(one: Truth, other: Truth): Truth {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}

function negated(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

function listed(said: Keywords, value: unknown, type: number, width: Width): boolean {
  const values = said.enum ?? [];
  if (width.tolerant && !said.constant) return values.some((item) => typeOfValue(item) === type);
  const key = valueKey(value);
  return values.some((item) => valueKey(item) === key);
}

/** The value carries a tag that no branch has: a reader who tolerates unknown kinds takes it. */
function hasUnknownTag(said: Keywords, value: unknown): boolean {
  if (said.tag === undefined || !isObject(value) || !Object.hasOwn(value, said.tag.property)) return false;
  const tag = value[said.tag.property];
  const key = valueKey(tag);
  const known = said.tag.values;
  return known.some((item) => typeOfValue(item) === typeOfValue(tag)) && !known.some((item) => valueKey(item) === key);
}

function number(said: Keywords, value: number | bigint): Truth {
  if (said.minimum !== undefined && value < said.minimum) return false;
  if (said.maximum !== undefined && value > said.maximum) return false;
  if (said.exclusiveMinimum !== undefined && value <= said.exclusiveMinimum) return false;
  if (said.exclusiveMaximum !== undefined && value >= said.exclusiveMaximum) return false;
  if (said.multipleOf !== undefined && !isMultipleOf(value, said.multipleOf)) return false;
  return ofFormat(said, value);
}

/** A format that nobody knows is an annotation (JSON Schema 2020-12 validation §7.2). */
function ofFormat({ format }: Keywords, value: string | JsonNumber): Truth {
  if (format === undefined || !(isKnownFormat(format) || isNumericFormat(format))) return true;
  return formatAccepts(format, value);
}
