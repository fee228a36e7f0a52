import { isKnownFormat, isNumericFormat } from '../formats.ts';
import { NUMBER, Type, typeOfValue } from '../types.ts';
import type { Width } from './evaluate.ts';
import { fails, holds, type Literal, type Option } from './literals.ts';
import type { Keywords, NormalSchema } from './normal-schema.ts';
import type { Made } from './single-keywords.ts';
import { unevaluatedItem, unevaluatedMember } from './unevaluated.ts';

/**
 * The ways in which a value of one type can fail a schema: one for each demand that it makes of that type. No way
 * means that the schema accepts every value of the type.
 *
 * @param type one bit of `Type`
 * @param width how wide the schema is read
 */
export function waysToFail(made: Made, schema: NormalSchema, type: number, width: Width): Option[] {
  const said = schema.keywords;
  if (said.never || (said.types !== undefined && (said.types & type) === 0)) return [[]];
  const ways = new Ways(made, schema, type);
  logic(ways, said, type, width);
  if (said.enum !== undefined && !isTolerated(said, type, width)) {
    if (!said.enum.some((value) => typeOfValue(value) === type)) return [[]];
    ways.single('enum', said.constant ? { enum: said.enum, constant: true } : { enum: said.enum });
  }
  if ((type & NUMBER) !== 0) simple(ways, said, numeric);
  else if (type === Type.string) simple(ways, said, textual);
  if (said.format !== undefined && speaksOf(said.format, type)) ways.single('format', { format: said.format });
  if (type === Type.array) arrays(ways, said);
  if (type === Type.object) objects(ways, said);
  return ways.found;
}

/** A format speaks of strings or of numbers; of one that nobody knows both may be true. */
function speaksOf(format: string, type: number): boolean {
  if (type === Type.string) return !isNumericFormat(format);
  return (type & NUMBER) !== 0 && (isNumericFormat(format) || !isKnownFormat(format));
}

class Ways {
  readonly found: Option[] = [];
  #isItself = false;

  constructor(
    readonly made: Made,
    readonly schema: NormalSchema,
    readonly type: number,
  ) {}

  add(...literals: Literal[]): void {
    this.found.push(literals);
  }

  single(name: string, keywords: Keywords): void {
    if (!this.made.isSingle(this.schema)) {
      this.add(fails(this.made.single(this.schema, `only ${name}`, keywords)));
      return;
    }
    // What cannot be taken apart stands for itself, once: `properties` beside `additionalProperties` are one demand.
    if (!this.#isItself) this.add(fails(this.schema));
    this.#isItself = true;
  }
}

function isTolerated(said: Keywords, type: number, width: Width): boolean {
  return width.tolerant && !said.constant && (said.enum ?? []).some((value) => typeOfValue(value) === type);
}

function logic(ways: Ways, said: Keywords, type: number, width: Width): void {
  for (const part of said.allOf ?? []) ways.add(fails(part));
  const unknownTag = width.tolerant && type === Type.object ? knownTag(ways.made, said, ways.schema) : [];
  if (said.anyOf !== undefined) ways.add(...said.anyOf.map(fails), ...unknownTag);
  if (said.oneOf !== undefined) {
    ways.add(...said.oneOf.map(fails), ...unknownTag);
    if (!width.anyBranch) {
      said.oneOf.forEach((one, index) => {
        for (const other of said.oneOf?.slice(index + 1) ?? []) ways.add(holds(one), holds(other));
      });
    }
  }
  if (said.not !== undefined) ways.add(holds(said.not));
  if (said.if !== undefined) {
    if (said.then !== undefined) ways.add(holds(said.if), fails(said.then));
    if (said.else !== undefined) ways.add(fails(said.if), fails(said.else));
  }
  if (type !== Type.object) return;
  for (const [trigger, schema] of said.dependentSchemas ?? [])
    ways.add(holds(ways.made.required(trigger)), fails(schema));
}

/** A tolerant reader takes every tag that the union does not know; a tag that it knows, or none, is left. */
function knownTag(made: Made, said: Keywords, schema: NormalSchema): Literal[] {
  const { tag } = said;
  if (tag === undefined) return [];
  const types = tag.values.reduce((mask: number, value) => mask | typeOfValue(value), 0);
  const known = made.part(schema, 'known tag value', () => ({
    anyOf: [
      made.limit(`${types} other`, { types: ~types & 127 }),
      made.part(schema, 'listed tag', () => ({ enum: tag.values })),
    ],
  }));
  return [holds(made.part(schema, 'known tag', () => ({ properties: new Map([[tag.property, known]]) })))];
}

const numeric = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;
const textual = ['minLength', 'maxLength', 'pattern'] as const;

function simple(ways: Ways, said: Keywords, keywords: readonly (keyof Keywords)[]): void {
  for (const keyword of keywords) {
    if (said[keyword] !== undefined) ways.single(keyword, { [keyword]: said[keyword] });
  }
}

function arrays(ways: Ways, said: Keywords): void {
  const { made } = ways;
  simple(ways, said, ['minItems', 'maxItems', 'uniqueItems']);
  const prefix = said.prefixItems ?? [];
  const before = (count: number) => Array.from({ length: count }, () => made.always);
  prefix.forEach((item, index) => {
    ways.single(`item ${index}`, { prefixItems: [...before(index), item] });
  });
  if (said.items !== undefined) ways.single('items', { prefixItems: before(prefix.length), items: said.items });
  if (said.contains !== undefined) {
    const { contains } = said;
    const min = said.minContains ?? 1;
    if (min > 0) ways.single('minContains', { contains, minContains: min });
    if (said.maxContains !== undefined) {
      ways.single('maxContains', { contains, minContains: 0, maxContains: said.maxContains });
    }
  }
  if (said.unevaluatedItems !== undefined) {
    for (const way of unevaluatedItem(made, ways.schema, said.unevaluatedItems)) ways.add(...way);
  }
}

function objects(ways: Ways, said: Keywords): void {
  const { made } = ways;
  simple(ways, said, ['minProperties', 'maxProperties', 'propertyNames']);
  for (const name of said.required ?? []) ways.single(`required ${name}`, { required: [name] });
  for (const [name, schema] of said.properties ?? []) {
    ways.single(`member ${name}`, { properties: new Map([[name, schema]]) });
  }
  for (const [pattern, schema] of said.patternProperties ?? []) {
    ways.single(`members ${pattern}`, { patternProperties: new Map([[pattern, schema]]) });
  }
  const declared = {
    properties: made.anything(said.properties?.keys()),
    patternProperties: made.anything(said.patternProperties?.keys()),
  };
  if (said.additionalProperties !== undefined) {
    ways.single('additional', { ...declared, additionalProperties: said.additionalProperties });
  }
  for (const [trigger, needed] of said.dependentRequired ?? []) {
    for (const name of needed) {
      ways.single(`${JSON.stringify(trigger)} needs ${name}`, { dependentRequired: new Map([[trigger, [name]]]) });
    }
  }
  if (said.unevaluatedProperties !== undefined) {
    for (const way of unevaluatedMember(made, ways.schema, said.unevaluatedProperties)) ways.add(...way);
  }
}
