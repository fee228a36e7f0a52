import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { SchemaValidator } from '../schema/containment/validator.ts';
import { EXACT_MULTIPLE, judgeableSchema, UNJUDGED } from './judgeable-schema.ts';
import { linearPattern, type TextTest } from './linear-pattern.ts';

/** Schemas that one Ajv compiles: it never forgets their parts. */
const MAX_USES = 100;

/** Thrown through ajv where it comes to what it cannot judge. */
class CannotJudge extends Error {}

/** Formats that are judged otherwise (content keywords) or not at all. */
const { byte: _byte, binary: _binary, ...knownFormats } = fullFormats;

/** Formats of integers that ajv-formats lacks (OpenAPI Format Registry): least and greatest value. */
const integers: Readonly<Record<string, readonly [least: number, greatest: number]>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  uint8: [0, 2 ** 8 - 1],
  uint16: [0, 2 ** 16 - 1],
  uint32: [0, 2 ** 32 - 1],
  // Greater values are not judged.
  uint64: [0, Number.MAX_SAFE_INTEGER],
};

const formats = {
  ...knownFormats,
  ...Object.fromEntries(
    Object.entries(integers).map(([name, [least, greatest]]) => [
      name,
      {
        type: 'number' as const,
        validate: (value: number) => Number.isInteger(value) && value >= least && value <= greatest,
      },
    ]),
  ),
};

/**
 * Judges with ajv 8 and ajv-formats, patterns by RE2. Cannot judge: values with integers beyond 2^53; schemas that ajv
 * refuses; and where a value comes to it, decimals of `multipleOf`, formats without a definition, content keywords,
 * dynamic references, patterns that RE2 refuses, `unevaluatedItems` beside `contains`.
 */
export class AjvValidator implements SchemaValidator {
  readonly #compiled = new WeakMap<object, ValidateFunction | null>();
  #shared = newAjv();
  #uses = 0;

  accepts(schema: object | boolean, instance: unknown): boolean | null {
    if (typeof schema === 'boolean') return schema;
    if (!isJudgeable(instance)) return null;
    const validate = this.#validator(schema);
    if (validate === null) return null;
    try {
      return validate(instance);
    } catch (error) {
      // A reference that leads to itself without going deeper into the value overflows the stack.
      if (error instanceof CannotJudge || error instanceof RangeError) return null;
      throw error;
    }
  }

  #validator(schema: object): ValidateFunction | null {
    const known = this.#compiled.get(schema);
    if (known !== undefined) return known;
    const made = this.#compile(schema);
    this.#compiled.set(schema, made);
    return made;
  }

  #compile(schema: object): ValidateFunction | null {
    const { translated, isNamed } = judgeableSchema(schema, (format) => Object.hasOwn(formats, format));
    // Ajv keeps what it compiled, where identifiers would meet.
    const ajv = isNamed ? newAjv() : this.#ajv();
    try {
      return ajv.compile(translated);
    } catch {
      // Ajv says by throwing, in errors of all kinds, that a schema is not valid or a reference leads nowhere.
      return null;
    } finally {
      ajv.removeSchema(translated);
    }
  }

  /** One for many schemas: making it takes as long as compiling a small one. */
  #ajv(): Ajv2020 {
    this.#uses++;
    if (this.#uses % MAX_USES === 0) this.#shared = newAjv();
    return this.#shared;
  }
}

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    // Otherwise `required: [toString]` holds for every object.
    ownProperties: true,
    formats,
    // The function is called once: making it better takes longer than it saves.
    code: { regExp, optimize: false },
  });
  ajv.addKeyword({
    keyword: UNJUDGED,
    schemaType: 'array',
    errors: false,
    validate: (types: readonly string[], value: unknown) => {
      if (types.includes(typeOf(value))) throw new CannotJudge();
      return true;
    },
  });
  ajv.addKeyword({
    keyword: EXACT_MULTIPLE,
    type: 'number',
    schemaType: 'number',
    errors: false,
    validate: (divisor: number, value: number) => {
      if (!Number.isSafeInteger(divisor)) throw new CannotJudge();
      return Number.isInteger(value) && value % divisor === 0;
    },
  });
  return ajv;
}

/** The patterns met so far; ajv asks for each wherever it stands, and to compile one can take longer than all the rest. */
const tests = new Map<string, TextTest>();

function testOf(pattern: string): TextTest {
  let test = tests.get(pattern);
  if (test === undefined) {
    test = linearPattern(pattern) ?? (() => null);
    if (tests.size >= MAX_USES) tests.clear();
    tests.set(pattern, test);
  }
  return test;
}

/** A pattern as ajv wants it. Ajv shares compiled patterns by their text, so that must be the pattern's own. */
function regExp(pattern: string) {
  const matches = testOf(pattern);
  return {
    test: (text: string): boolean => {
      const matched = matches(text);
      if (matched === null) throw new CannotJudge();
      return matched;
    },
    toString: () => pattern,
  };
}
/** What generated code would say; ajv asks for it. */
regExp.code = 'linear pattern';

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Whether all numbers are held exactly. */
function isJudgeable(instance: unknown): boolean {
  const stack = [instance];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value === 'bigint') return false;
    if (typeof value === 'number' && !(Number.isSafeInteger(value) || isFraction(value))) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const part of Object.values(value)) stack.push(part);
  }
  return true;
}

function isFraction(value: number): boolean {
  return Number.isFinite(value) && !Number.isInteger(value);
}
