import { fails, holds, keyOf, type Literal, type Option, signOf } from './literals.ts';
import type { NormalSchema } from './normal-schema.ts';
import type { Made } from './single-keywords.ts';

/**
 * Conditions whose combinations are all looked at. What stands under others counts as not evaluated, so that more may
 * be found than there is, and nothing is missed: whoever asks has to look at the value that is found.
 */
const MAX_CONDITIONS = 8;

/** A schema at the place of another one, and what is the case where it does not count: one of these. */
interface Part {
  readonly schema: NormalSchema;
  readonly unless: readonly Literal[];
}

/**
 * The ways in which an object can have a member that nothing at its place evaluates and that `unevaluatedProperties`
 * refuses (JSON Schema 2020-12 core §11.3). What a part evaluates counts unless the part does not hold.
 */
export function unevaluatedMember(made: Made, schema: NormalSchema, refused: NormalSchema): Option[] {
  return waysPast(made, schema, (parts) => {
    const { properties, patternProperties, all } = evaluatedMembers(parts, schema);
    if (all) return null;
    const names = `${JSON.stringify([...properties].sort())} ${JSON.stringify([...patternProperties].sort())}`;
    return made.single(schema, `unevaluated beside ${names}`, {
      properties: made.anything(properties),
      patternProperties: made.anything(patternProperties),
      additionalProperties: refused,
    });
  });
}

/** The same for arrays (JSON Schema 2020-12 core §11.2). */
export function unevaluatedItem(made: Made, schema: NormalSchema, refused: NormalSchema): Option[] {
  return waysPast(made, schema, (parts) => {
    const { prefix, all } = evaluatedItems(parts, schema);
    if (all) return null;
    const contained = parts.flatMap(({ keywords }) => keywords.contains ?? []);
    const ids = contained.map(({ id }) => id);
    // An item that `contains` accepts is evaluated wherever it stands.
    const items =
      contained.length === 0
        ? refused
        : made.part(schema, `unevaluated or ${ids}`, () => ({ anyOf: [refused, ...contained] }));
    const prefixItems = Array.from({ length: prefix }, () => made.always);
    return made.single(schema, `unevaluated behind ${prefix} or ${ids}`, { prefixItems, items });
  });
}

function waysPast(
  made: Made,
  schema: NormalSchema,
  demandBeside: (parts: readonly NormalSchema[]) => NormalSchema | null,
): Option[] {
  const parts = partsOf(made, schema).filter((part) => part.schema === schema || evaluatesAnything(part.schema));
  const conditions = new Map(parts.flatMap(({ unless }) => unless).map((literal) => [signOf(literal), literal]));
  const [known, others] = [
    [...conditions.keys()].slice(0, MAX_CONDITIONS),
    [...conditions.keys()].slice(MAX_CONDITIONS),
  ];
  const ways: { readonly missing: ReadonlySet<string>; readonly demand: NormalSchema }[] = [];
  for (const missing of subsets(known)) {
    const absent = new Set([...missing, ...others]);
    const counted = parts.filter(({ unless }) => !unless.some((literal) => absent.has(signOf(literal))));
    const demand = demandBeside(counted.map((part) => part.schema));
    // Fewer conditions for the same demand leave more room.
    const isKnown = ways.some((way) => way.demand === demand && [...way.missing].every((key) => missing.has(key)));
    if (demand !== null && !isKnown) ways.push({ missing, demand });
  }
  return ways.map(({ missing, demand }) => [
    ...[...missing].flatMap((key) => conditions.get(key) ?? []),
    fails(demand),
  ]);
}

/** The schema and whatever may hold at its place. */
function partsOf(made: Made, schema: NormalSchema): Part[] {
  const found: Part[] = [];
  const seen = new Set<string>();
  const queue: Part[] = [{ schema, unless: [] }];
  for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
    const key = `${part.schema.id} ${keyOf(part.unless)}`;
    if (seen.has(key) || part.unless.length > MAX_CONDITIONS) continue;
    seen.add(key);
    found.push(part);
    queue.push(...partsBeside(made, part));
  }
  return found;
}

function partsBeside(made: Made, { schema, unless }: Part): Part[] {
  const { allOf, anyOf, oneOf, if: test, then, else: otherwise, dependentSchemas } = schema.keywords;
  const parts = (allOf ?? []).map((one): Part => ({ schema: one, unless }));
  const add = (one: NormalSchema, literal: Literal) => parts.push({ schema: one, unless: [...unless, literal] });
  for (const one of [...(anyOf ?? []), ...(oneOf ?? [])]) add(one, fails(one));
  if (test !== undefined) {
    add(test, fails(test));
    if (then !== undefined) add(then, fails(test));
    if (otherwise !== undefined) add(otherwise, holds(test));
  }
  for (const [trigger, one] of dependentSchemas ?? []) add(one, holds(made.absent(trigger)));
  return parts;
}

function evaluatesAnything({ keywords }: NormalSchema): boolean {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = keywords;
  const { prefixItems, items, unevaluatedItems, contains } = keywords;
  return [
    ...[properties, patternProperties, additionalProperties, unevaluatedProperties],
    ...[prefixItems, items, unevaluatedItems, contains],
  ].some((keyword) => keyword !== undefined);
}

/** Smaller ones first. */
function subsets(keys: readonly string[]): Set<string>[] {
  const all = Array.from({ length: 2 ** keys.length }, (_, bits) => keys.filter((_key, at) => (bits >> at) % 2 === 1));
  return all.sort((one, other) => one.length - other.length).map((subset) => new Set(subset));
}

function evaluatedMembers(parts: readonly NormalSchema[], root: NormalSchema) {
  const properties = new Set<string>();
  const patternProperties = new Set<string>();
  let all = false;
  for (const part of parts) {
    const { keywords } = part;
    for (const name of keywords.properties?.keys() ?? []) properties.add(name);
    for (const pattern of keywords.patternProperties?.keys() ?? []) patternProperties.add(pattern);
    const isBelow = part !== root && keywords.unevaluatedProperties !== undefined;
    if (keywords.additionalProperties !== undefined || isBelow) all = true;
  }
  return { properties, patternProperties, all };
}

/** How many items some parts evaluate at the front, and whether all behind as well. */
export function evaluatedItems(parts: Iterable<NormalSchema>, root: NormalSchema) {
  let prefix = 0;
  let all = false;
  for (const part of parts) {
    const { keywords } = part;
    prefix = Math.max(prefix, keywords.prefixItems?.length ?? 0);
    const isBelow = part !== root && keywords.unevaluatedItems !== undefined;
    if (keywords.items !== undefined || isBelow) all = true;
  }
  return { prefix, all };
}
