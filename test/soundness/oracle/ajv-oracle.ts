import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { isObject, type Json, type JsonObject, type Schema } from '../json.ts';
import { mapParts } from '../schemas/positions.ts';
import { numberRanges } from './formats.ts';

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/** Compiled functions pile up inside one Ajv. */
const COMPILED_AT_MOST = 60;

/** The independent validator: ajv, with its formats. Judges literal sets. */
export class AjvOracle {
  #ajv = fresh();
  #compiled = new Map<Schema, ValidateFunction | null>();

  /** Null: the schema cannot be compiled. */
  accepts(schema: Schema, instance: unknown): boolean | null {
    const validate = this.#validator(schema);
    if (validate === null) return null;
    try {
      return validate(instance) === true;
    } catch {
      // A reference that leads to itself without consuming anything.
      return null;
    }
  }

  /** By the meta-schema of 2020-12. */
  isSchema(schema: Schema): boolean {
    return this.#ajv.validateSchema(schema) === true;
  }

  #validator(schema: Schema): ValidateFunction | null {
    const known = this.#compiled.get(schema);
    if (known !== undefined) return known;
    if (this.#compiled.size >= COMPILED_AT_MOST) {
      this.#compiled.clear();
      this.#ajv = fresh();
    }
    const made = this.#compile(schema);
    this.#compiled.set(schema, made);
    return made;
  }

  #compile(schema: Schema): ValidateFunction | null {
    try {
      return this.#ajv.compile(inWordsOfAjv(schema, schema));
    } catch {
      return null;
    }
  }
}

function fresh(): Ajv2020 {
  // `ownProperties`: otherwise `required: [toString]` holds for every object.
  const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
  addFormats(ajv);
  for (const [name, validate] of Object.entries(numberRanges)) ajv.addFormat(name, { type: 'number', validate });
  return ajv;
}

/**
 * The schema in words that ajv 8 judges rightly:
 * - Ajv finds a dynamic anchor only below the schema that carries it. A whole schema here is one resource with one
 *   anchor of a name, where a dynamic reference is a plain one (core §8.2.3.2).
 * - Ajv lets empty arrays pass `contains` beside `prefixItems`, and where a loop met another array before. That an array
 *   must have so many items says the same.
 * - Ajv compares only texts for `uniqueItems` when `items` says that they are texts, whatever `prefixItems` says. In a
 *   part of its own it compares all.
 */
function inWordsOfAjv(schema: Schema, root: Schema): Schema {
  if (!isObject(schema)) return schema;
  const { $dynamicRef, contains, minContains, maxContains, uniqueItems, ...made } = mapParts(schema, (part) =>
    inWordsOfAjv(part, root),
  );
  const parts: JsonObject[] = [];
  if (contains !== undefined) {
    const minItems = minContains ?? 1;
    parts.push(Object.fromEntries(Object.entries({ contains, minContains, maxContains, minItems }).filter(isPresent)));
  }
  if (uniqueItems !== undefined) parts.push({ uniqueItems });
  const target = typeof $dynamicRef === 'string' ? definitionWithAnchor(root, $dynamicRef) : undefined;
  if (target !== undefined) parts.push({ $ref: target });
  return parts.length === 0 ? made : { ...made, allOf: [...(Array.isArray(made.allOf) ? made.allOf : []), ...parts] };
}

function isPresent(entry: [string, Json | undefined]): entry is [string, Json] {
  return entry[1] !== undefined;
}

function definitionWithAnchor(root: Schema, reference: string): string | undefined {
  const definitions = isObject(root) && isObject(root.$defs) ? Object.entries(root.$defs) : [];
  const found = definitions.find(([, schema]) => isObject(schema) && `#${String(schema.$dynamicAnchor)}` === reference);
  return found === undefined ? undefined : `#/$defs/${found[0]}`;
}

/** The schema with each `oneOf` read as `anyOf` (design.md §3, one-of as any-of). */
export function withoutExclusivity(schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  const { oneOf, ...rest } = mapParts(schema, withoutExclusivity);
  if (!Array.isArray(oneOf)) return rest;
  if (rest.anyOf === undefined) return { ...rest, anyOf: oneOf };
  return { ...rest, allOf: [...(Array.isArray(rest.allOf) ? rest.allOf : []), { anyOf: oneOf }] };
}
