/** The validator cannot judge values of these JSON types that reach it. */
export const UNJUDGED = 'unjudged';
/** `multipleOf`, judged exactly or not at all. */
export const EXACT_MULTIPLE = 'exactMultipleOf';

type Keywords = Record<string, unknown>;

const single = new Set([
  ...['not', 'if', 'then', 'else', 'items', 'additionalProperties', 'propertyNames', 'unevaluatedItems'],
  'unevaluatedProperties',
]);
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']);

/** Taken over as they are. Of all others, those that ajv knows would do harm: `nullable`, `discriminator`, `$async`. */
const plain = new Set([
  ...['$id', '$ref', '$anchor', 'type', 'enum', 'const', 'maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'maxProperties', 'minProperties'],
  ...['required', 'dependentRequired'],
]);

/**
 * A JSON Schema (2020-12) in words that ajv 8 judges rightly. What ajv would pass over or get wrong is marked, so that
 * nothing is said of values that come to it.
 *
 * @param isKnownFormat whether the validator has a definition of the format
 */
export function judgeableSchema(schema: object, isKnownFormat: (format: string) => boolean): Judgeable {
  return new Translator(isKnownFormat).translate(schema);
}

interface Judgeable {
  readonly translated: object;
  /** Something in it has an identifier of its own. */
  readonly isNamed: boolean;
}

class Translator {
  /** Schemas with `unevaluatedItems`. */
  readonly #counting: Keywords[] = [];
  #contains = false;
  #isNamed = false;

  constructor(private readonly isKnownFormat: (format: string) => boolean) {}

  translate(schema: object): Judgeable {
    const translated = this.#object(schema as Keywords);
    // Items that `contains` matched are evaluated (core §11.2); ajv does not see it so.
    if (this.#contains) for (const counting of this.#counting) mark(counting, ['array']);
    return { translated, isNamed: this.#isNamed };
  }

  #object(schema: Keywords): Keywords {
    const made: Keywords = {};
    if (schema.$id !== undefined || schema.$anchor !== undefined) this.#isNamed = true;
    for (const [keyword, value] of Object.entries(schema)) {
      if (plain.has(keyword)) made[keyword] = withNumbers(value);
      else if (single.has(keyword)) made[keyword] = this.#schema(value);
      else if (listed.has(keyword))
        made[keyword] = Array.isArray(value) ? value.map((item) => this.#schema(item)) : value;
      else if (named.has(keyword)) made[keyword] = this.#members(value);
    }
    this.#proto(schema, made);
    this.#markUnjudged(schema, made);
    this.#setApart(schema, made);
    return made;
  }

  #schema(value: unknown): unknown {
    return isObject(value) ? this.#object(value) : value;
  }

  #members(value: unknown): unknown {
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.#schema(member)]));
  }

  /** Ajv does not look at a member of that name in `properties`. */
  #proto({ properties }: Keywords, made: Keywords): void {
    if (!isObject(properties) || !Object.hasOwn(properties, '__proto__')) return;
    const member = Object.getOwnPropertyDescriptor(properties, '__proto__')?.value;
    add(made, { patternProperties: { '^__proto__$': this.#schema(member) } });
    // So that the name counts as declared.
    made.patternProperties = { ...(made.patternProperties ?? {}), '^__proto__$': true };
  }

  #markUnjudged(schema: Keywords, made: Keywords): void {
    const { format, unevaluatedItems } = schema;
    if (typeof format === 'string' && this.isKnownFormat(format)) made.format = format;
    else if (typeof format === 'string') mark(made, ['string', 'number']);
    if (['contentEncoding', 'contentMediaType', 'contentSchema'].some((name) => schema[name] !== undefined)) {
      mark(made, ['string']);
    }
    if (schema.$dynamicRef !== undefined || schema.$recursiveRef !== undefined) {
      mark(made, ['string', 'number', 'boolean', 'object', 'array', 'null']);
    }
    if (unevaluatedItems !== undefined) this.#counting.push(made);
  }

  /** Keywords that ajv judges rightly only in a schema of their own, or not at all. */
  #setApart({ contains, minContains, maxContains, multipleOf, uniqueItems }: Keywords, made: Keywords): void {
    if (multipleOf !== undefined) made[EXACT_MULTIPLE] = withNumbers(multipleOf);
    // Beside `items` that are texts, ajv compares texts alone, also where `prefixItems` has numbers.
    if (uniqueItems !== undefined) add(made, { uniqueItems });
    if (contains === undefined) return;
    this.#contains = true;
    // Beside `prefixItems`, and after another array of a list, ajv lets empty arrays pass. That there must be so many
    // items says the same.
    const counts = { minContains, maxContains, minItems: minContains ?? 1 };
    const said = Object.entries(counts).filter(([, value]) => value !== undefined);
    add(made, { contains: this.#schema(contains), ...Object.fromEntries(said) });
  }
}

function mark(schema: Keywords, types: readonly string[]): void {
  add(schema, { [UNJUDGED]: types });
}

function add(schema: Keywords, part: Keywords): void {
  schema.allOf = [...(Array.isArray(schema.allOf) ? schema.allOf : []), part];
}

/** Ajv has no words for a bigint. The values to be judged are small, so only whether a bound lies beyond them counts. */
function withNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withNumbers);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withNumbers(member)]));
}

function isObject(value: unknown): value is Keywords {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
