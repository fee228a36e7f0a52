import type { SourceNode } from '../../load/source-node.ts';
import { isObject } from '../../model/raw.ts';
import { isConstant } from '../term.ts';
import { Type, typeOfValue, typesOf } from '../types.ts';
import { valueKey } from '../values.ts';
import { hiddenMembers, type Scope } from './hidden-members.ts';
import type { JsonNumber, Keywords, NormalSchema } from './normal-schema.ts';
import { isNullable, taggedUnion } from './polymorphism.ts';
import type { NormalPool } from './pool.ts';
import { isBareReference } from './same-place.ts';

type Draft = { -readonly [K in keyof Keywords]: Keywords[K] };

/** One schema object in the meaning of JSON Schema 2020-12 (design: the normal form). */
export function readKeywords(pool: NormalPool, node: SourceNode, scope: Scope): Keywords {
  const dialect = pool.dialectOf(node);
  const target = dialect.target(node);
  if (isBareReference(pool, node)) return target === undefined ? {} : { allOf: [pool.part(target, scope)] };
  const reading = new Reading(pool, node, scope);
  const said = reading.all();
  if (target !== undefined) said.allOf = [pool.part(target, scope), ...(said.allOf ?? [])];
  if (!isNullable(pool, node)) return said;
  // What people mean by it, also beside `allOf` and `enum` (docs/decisions/0003-nullable.md).
  return { anyOf: [pool.made(() => ({ types: Type.null })), pool.made(() => said)] };
}

class Reading {
  readonly #draft: Draft = {};

  constructor(
    readonly pool: NormalPool,
    readonly node: SourceNode,
    readonly scope: Scope,
  ) {}

  all(): Draft {
    for (const key of this.pool.keysOf(this.node)) {
      const child = this.pool.keyword(this.node, key);
      if (child !== undefined && Object.hasOwn(readers, key)) readers[key]?.(this, child, this.#draft);
    }
    this.#finish();
    return this.#draft;
  }

  /** The schema of a place below. */
  place(child: SourceNode, ...others: readonly SourceNode[]): NormalSchema {
    const meant = this.pool.meant(child);
    return this.pool.place(meant, hiddenMembers(this.pool, [meant, ...others]));
  }

  part(child: SourceNode): NormalSchema {
    return this.pool.part(child, this.scope);
  }

  parts(list: SourceNode): NormalSchema[] {
    return Array.isArray(list.value) ? [...list.children()].map((item) => this.part(item)) : [];
  }

  named<T>(holder: SourceNode, read: (child: SourceNode, name: string) => T): Map<string, T> {
    const found = new Map<string, T>();
    if (!isObject(holder.value)) return found;
    for (const [name, child] of holder.named()) found.set(name, read(child, name));
    return found;
  }

  member(child: SourceNode, name: string): NormalSchema {
    if (this.scope.hidden.has(name) && this.pool.settings.position === 'sender') return this.pool.never;
    return this.place(child, ...(this.scope.shared.get(name) ?? []));
  }

  /** Names that are asked for; what is hidden from this sender cannot be. */
  names(list: unknown): string[] {
    if (!Array.isArray(list)) return [];
    const names = list.filter((name): name is string => typeof name === 'string' && !this.scope.hidden.has(name));
    return [...new Set(names)];
  }

  union(keyword: 'oneOf' | 'anyOf', list: SourceNode): void {
    if (!Array.isArray(list.value) || list.value.length === 0) return;
    const listed = [...list.children()].map(({ value }) => value);
    // The usual way to describe each value of a list.
    if (listed.length > 1 && listed.every(isConstant)) {
      const values = listed.flatMap((one) => ((typesOf(one) & typeOfValue(one.const)) === 0 ? [] : [one.const]));
      this.#draft.enum = this.#draft.enum === undefined ? values : meet(this.#draft.enum, values);
      return;
    }
    const { members, tag } = taggedUnion(this.pool, this.node, [...list.children()], this.scope);
    this.#draft[keyword] = members;
    if (tag !== undefined) this.#draft.tag = tag;
  }

  /** Keywords that mean something only beside others. */
  #finish(): void {
    const draft = this.#draft;
    // A condition without a consequence, like `contains` of no item, still tells what was evaluated.
    if (draft.if === undefined) {
      delete draft.then;
      delete draft.else;
    } else if (draft.then === undefined && draft.else === undefined) {
      // biome-ignore lint/suspicious/noThenProperty: the keyword's name
      draft.then = this.pool.always;
    }
    if (draft.contains === undefined) {
      delete draft.minContains;
      delete draft.maxContains;
    }
  }
}

type Reader = (reading: Reading, child: SourceNode, draft: Draft) => void;

function numberReader(keyword: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf'): Reader {
  return (_, { value }, draft) => {
    if (isNumber(value) && (keyword !== 'multipleOf' || value > 0)) draft[keyword] = value;
  };
}

/** A boolean beside the bound is the spelling of draft 4; it is met in 3.1 documents too. */
function boundReader(keyword: 'minimum' | 'maximum', exclusive: 'exclusiveMinimum' | 'exclusiveMaximum'): Reader {
  return ({ pool, node }, { value }, draft) => {
    if (!isNumber(value)) return;
    draft[pool.keyword(node, exclusive)?.value === true ? exclusive : keyword] = value;
  };
}

type CountKeyword = `${'min' | 'max'}${'Length' | 'Items' | 'Properties' | 'Contains'}`;

function countReader(keyword: CountKeyword): Reader {
  return (_, { value }, draft) => {
    if (isNumber(value) && value >= 0 && Number.isInteger(Number(value))) draft[keyword] = Number(value);
  };
}

function onePart(keyword: 'not' | 'if' | 'then' | 'else'): Reader {
  return (reading, child, draft) => {
    // `not:` with nothing behind it is a slip, not a schema that admits everything.
    if (typeof child.value === 'boolean' || isObject(child.value)) draft[keyword] = reading.part(child);
  };
}

function onePlace(
  keyword: 'additionalProperties' | 'unevaluatedProperties' | 'propertyNames' | 'unevaluatedItems' | 'contains',
): Reader {
  return (reading, child, draft) => {
    draft[keyword] = reading.place(child);
  };
}

const readers: Readonly<Record<string, Reader>> = {
  type: (_, { value }, draft) => {
    draft.types = typesOf({ type: value });
  },
  enum: (_, { value }, draft) => {
    if (Array.isArray(value)) draft.enum = draft.enum === undefined ? value : meet(draft.enum, value);
  },
  const: (_, { value }, draft) => {
    draft.enum = draft.enum === undefined ? [value] : meet(draft.enum, [value]);
    draft.constant = true;
  },

  // Known values of an open list: consumers send no others; a receiver takes any.
  'x-extensible-enum': ({ pool }, { value }, draft) => {
    const { sender, position } = pool.settings;
    if (sender !== 'consumer' || position !== 'sender' || !Array.isArray(value) || value.length === 0) return;
    draft.enum = draft.enum === undefined ? value : meet(draft.enum, value);
  },

  minimum: boundReader('minimum', 'exclusiveMinimum'),
  maximum: boundReader('maximum', 'exclusiveMaximum'),
  exclusiveMinimum: numberReader('exclusiveMinimum'),
  exclusiveMaximum: numberReader('exclusiveMaximum'),
  multipleOf: numberReader('multipleOf'),

  minLength: countReader('minLength'),
  maxLength: countReader('maxLength'),
  pattern: (_, { value }, draft) => {
    if (typeof value === 'string') draft.pattern = value;
  },
  format: (_, { value }, draft) => {
    if (typeof value === 'string' && !idleFormats.has(value)) draft.format = value;
  },

  properties: (reading, child, draft) => {
    draft.properties = reading.named(child, (item, name) => reading.member(item, name));
  },
  patternProperties: (reading, child, draft) => {
    draft.patternProperties = reading.named(child, (item) => reading.place(item));
  },
  additionalProperties: onePlace('additionalProperties'),
  unevaluatedProperties: onePlace('unevaluatedProperties'),
  propertyNames: onePlace('propertyNames'),
  required: (reading, { value }, draft) => {
    draft.required = reading.names(value);
  },
  minProperties: countReader('minProperties'),
  maxProperties: countReader('maxProperties'),
  dependentRequired: (reading, child, draft) => {
    for (const item of child.children()) addNeeds(draft, item.key, reading.names(item.value));
  },
  dependentSchemas: (reading, child, draft) => {
    for (const item of child.children()) addDependent(reading, draft, item);
  },
  // Draft 4 to 7: both of the above in one, and met beside them.
  dependencies: (reading, child, draft) => {
    for (const item of child.children()) {
      if (Array.isArray(item.value)) addNeeds(draft, item.key, reading.names(item.value));
      else addDependent(reading, draft, item);
    }
  },

  items: (reading, child, draft) => {
    // A list of schemas is the spelling of draft 4 to 2019-09 for what is `prefixItems` now.
    if (!Array.isArray(child.value)) draft.items = reading.place(child, ...reading.scope.items);
    else {
      draft.prefixItems = [...child.children()].map((item) => reading.place(item));
      const rest = reading.pool.keyword(reading.node, 'additionalItems');
      if (rest !== undefined) draft.items = reading.place(rest);
    }
  },
  prefixItems: (reading, child, draft) => {
    if (Array.isArray(child.value)) draft.prefixItems = [...child.children()].map((item) => reading.place(item));
  },
  unevaluatedItems: onePlace('unevaluatedItems'),
  contains: onePlace('contains'),
  minContains: countReader('minContains'),
  maxContains: countReader('maxContains'),
  minItems: countReader('minItems'),
  maxItems: countReader('maxItems'),
  uniqueItems: (_, { value }, draft) => {
    if (value === true) draft.uniqueItems = true;
  },

  allOf: (reading, child, draft) => {
    draft.allOf = reading.parts(child);
  },
  oneOf: (reading, child) => reading.union('oneOf', child),
  anyOf: (reading, child) => reading.union('anyOf', child),
  not: onePart('not'),
  if: onePart('if'),
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  then: onePart('then'),
  else: onePart('else'),

  default: (_, { value }, draft) => {
    draft.shown = [...(draft.shown ?? []), value];
  },
  example: (_, { value }, draft) => {
    draft.shown = [value, ...(draft.shown ?? [])];
  },
  examples: (_, { value }, draft) => {
    if (Array.isArray(value)) draft.shown = [...value, ...(draft.shown ?? [])];
  },
};

function addNeeds(draft: Draft, trigger: string, names: readonly string[]): void {
  const needs = new Map(draft.dependentRequired);
  draft.dependentRequired = needs.set(trigger, [...new Set([...(needs.get(trigger) ?? []), ...names])]);
}

function addDependent(reading: Reading, draft: Draft, child: SourceNode): void {
  const schemas = new Map(draft.dependentSchemas);
  const [known, part] = [schemas.get(child.key), reading.part(child)];
  const both = known === undefined ? part : reading.pool.made(() => ({ allOf: [known, part] }));
  draft.dependentSchemas = schemas.set(child.key, both);
}

function meet(one: readonly unknown[], other: readonly unknown[]): unknown[] {
  const keys = new Set(other.map(valueKey));
  return one.filter((value) => keys.has(valueKey(value)));
}

/**
 * Formats that rule nothing out: how bytes are spelled is no set of texts, the content keywords say it (OpenAPI 3.1
 * §4.4.1.2); `password` is a hint for forms; and whoever reads a JSON number reads it as a double.
 */
const idleFormats: ReadonlySet<string> = new Set(['', 'byte', 'binary', 'password', 'double']);

function isNumber(value: unknown): value is JsonNumber {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
}
