import type { RawObject } from '../model/raw.ts';

/** Sets of JSON types as bits. `integer` and `fraction` together are the JSON Schema type `number`. */
export const Type = {
  null: 1,
  boolean: 2,
  integer: 4,
  fraction: 8,
  string: 16,
  array: 32,
  object: 64,
} as const;

export const NUMBER = Type.integer | Type.fraction;
export const ANY = 127;
export const ANY_BUT_NULL = ANY & ~Type.null;

const named: Readonly<Record<string, number>> = {
  null: Type.null,
  boolean: Type.boolean,
  integer: Type.integer,
  number: NUMBER,
  string: Type.string,
  array: Type.array,
  object: Type.object,
  // Swagger 2.0 §4.3.10.1: an uploaded file; its content is opaque text here.
  file: Type.string,
};

/**
 * The types that a schema's own `type` and, failing that, `enum` / `const` admit. An unknown name admits nothing.
 * Type arrays are honoured in every dialect; absent means any.
 */
export function typesOf(raw: RawObject): number {
  if (Object.hasOwn(raw, 'type')) {
    const names = Array.isArray(raw.type) ? raw.type : [raw.type];
    let mask = 0;
    for (const name of names) if (typeof name === 'string' && Object.hasOwn(named, name)) mask |= named[name] ?? 0;
    return mask;
  }
  if (Object.hasOwn(raw, 'const')) return typeOfValue(raw.const);
  if (Object.hasOwn(raw, 'enum') && Array.isArray(raw.enum)) {
    return raw.enum.reduce((mask: number, value) => mask | typeOfValue(value), 0);
  }
  return ANY;
}

export function typeOfValue(value: unknown): number {
  if (value === null) return Type.null;
  if (Array.isArray(value)) return Type.array;
  switch (typeof value) {
    case 'boolean':
      return Type.boolean;
    case 'string':
      return Type.string;
    case 'bigint':
      return Type.integer;
    case 'number':
      return Number.isInteger(value) ? Type.integer : Type.fraction;
    default:
      return Type.object;
  }
}

/** The names of a set, as the specification spells them, for people. */
export function typeNames(mask: number): string[] {
  if (mask === ANY || mask === ANY_BUT_NULL) return ['any'];
  const names: string[] = [];
  for (const name of ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']) {
    const bits = named[name] ?? 0;
    if (name === 'integer' && (mask & NUMBER) === NUMBER) continue;
    if (bits !== 0 && (mask & bits) === bits) names.push(name);
  }
  return names.length === 0 ? ['nothing'] : names;
}
