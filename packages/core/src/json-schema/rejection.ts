import type { Place } from '../compare/change.ts';
import { MAX_DEPTH } from '../load/limits.ts';
import type { Pointer } from '../load/source-document.ts';
import type { SourceNode } from '../load/source-node.ts';
import { isObject } from '../model/raw.ts';
import type { Evaluator } from '../schema/containment/evaluate.ts';
import { type Keywords, NormalSchema } from '../schema/containment/normal-schema.ts';

/** Which keyword rejects a value, and what it rejects. */
export interface Rejection {
  /** The keyword, or the schema that has it where several do it together. */
  readonly place: Place;
  /** The way to the part of the value that is rejected. */
  readonly instance: Pointer;
}

/** A schema that a part of a value must meet. */
interface Demand {
  readonly schema: NormalSchema;
  readonly value: unknown;
  /** From the value to its part. */
  readonly step: Pointer;
  /** From the schema to this one, as documents spell it. */
  readonly at: readonly string[];
}

/** Branches of unions that are looked into for one value: unions inside unions multiply. */
const MOST_BRANCHES = 500;

interface Budget {
  branches: number;
}

/** Keywords that reject a value by themselves, those first that tell most; some only together. */
const deciding: readonly (readonly (keyof Keywords)[])[] = [
  ['types'],
  ['enum'],
  ['required'],
  ...(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const).map((key) => [key]),
  ...(['minLength', 'maxLength', 'pattern', 'format'] as const).map((key) => [key]),
  ...(['minProperties', 'maxProperties', 'dependentRequired'] as const).map((key) => [key]),
  ...(['minItems', 'maxItems', 'uniqueItems'] as const).map((key) => [key]),
  ['contains', 'minContains', 'maxContains'],
  ['not'],
  ['anyOf'],
  ['oneOf'],
];

/** What documents call a keyword of the normal form, where that is not its only name. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  types: ['type'],
  enum: ['const', 'enum', 'oneOf', 'anyOf'],
  exclusiveMinimum: ['exclusiveMinimum', 'minimum'],
  exclusiveMaximum: ['exclusiveMaximum', 'maximum'],
  dependentRequired: ['dependentRequired', 'dependencies'],
  dependentSchemas: ['dependentSchemas', 'dependencies'],
  prefixItems: ['prefixItems', 'items'],
};

/**
 * Finds the keyword for which a schema rejects a value, however deep it stands; null where the schema is not known to
 * reject it.
 *
 * @param root where the schema stands
 * @param budget what may be looked into; shared by all branches
 */
export function rejectionOf(
  judge: Evaluator,
  schema: NormalSchema,
  root: SourceNode,
  value: unknown,
  budget: Budget = { branches: MOST_BRANCHES },
): Rejection | null {
  if (judge.accepts(schema, value) !== false) return null;
  let found: Rejection = { place: { node: schema.source ?? root }, instance: [] };
  let current = { schema, value };
  const seen = new Set<NormalSchema>();
  for (;;) {
    const here = byItself(judge, current, found.place.node, budget);
    if (here !== null) return { place: here.place, instance: [...found.instance, ...here.instance] };
    const next = nextOf(judge, current, seen);
    const { source } = current.schema;
    if (next === undefined) return { ...found, place: restOf(source) ?? found.place };
    // References may lead round at one place; deeper values come to an end.
    if (next.step.length > 0) seen.clear();
    seen.add(current.schema);
    const node = next.schema.source ?? placeBelow(source, next.at) ?? found.place.node;
    found = { place: { node }, instance: [...found.instance, ...next.step] };
    current = next;
  }
}

type Judged = Pick<Demand, 'schema' | 'value'>;

/** The keyword of the schema itself that rejects the value, or what is inside a union; null where there is none. */
function byItself(judge: Evaluator, { schema, value }: Judged, node: SourceNode, budget: Budget): Rejection | null {
  const keyword = decidingKeyword(judge, schema, value);
  if (keyword === null) return null;
  const place = schema.source === null ? { node } : placeOf(schema.source, keyword, value);
  const inside = branchRejection(judge, schema.keywords[keyword], place.node, value, budget);
  return inside ?? { place, instance: [] };
}

/** The first schema below, or at the same place, that rejects its part of the value. */
function nextOf(judge: Evaluator, { schema, value }: Judged, seen: ReadonlySet<NormalSchema>): Demand | undefined {
  for (const demand of demands(judge, schema.keywords, value)) {
    const isNew = demand.step.length > 0 || !seen.has(demand.schema);
    if (isNew && judge.accepts(demand.schema, demand.value) === false) return demand;
  }
  return undefined;
}

/** What tells that a value was not meant for a branch at all. */
const ofAnotherKind: ReadonlySet<string> = new Set(['type', 'const', 'enum']);

/** Where the branch of a union rejects a value that it was probably meant for; null where no branch stands out. */
function branchRejection(
  judge: Evaluator,
  branches: unknown,
  root: SourceNode,
  value: unknown,
  budget: Budget,
): Rejection | null {
  if (!Array.isArray(branches) || !branches.every((branch) => branch instanceof NormalSchema)) return null;
  budget.branches -= branches.length;
  if (budget.branches < 0) return null;
  const rejections = branches.map((branch) => rejectionOf(judge, branch, branch.source ?? root, value, budget));
  // Several of a `oneOf` accept it.
  if (rejections.includes(null)) return null;
  const weighed = rejections
    .filter((rejection) => rejection !== null)
    .map((rejection) => ({ rejection, weight: weightOf(rejection) }))
    .sort((one, other) => other.weight - one.weight);
  const [best, next] = weighed;
  return best === undefined || best.weight === next?.weight ? null : best.rejection;
}

/** The deeper the value was followed the more it was meant for the branch. */
function weightOf({ place, instance }: Rejection): number {
  return instance.length + (ofAnotherKind.has(place.node.key) ? 0 : MAX_DEPTH);
}

function decidingKeyword(judge: Evaluator, { keywords, home }: NormalSchema, value: unknown): keyof Keywords | null {
  for (const group of deciding) {
    const [first] = group;
    if (first === undefined || keywords[first] === undefined) continue;
    const alone = Object.fromEntries(group.map((key) => [key, keywords[key]]).filter(([, item]) => item !== undefined));
    if (judge.accepts(new NormalSchema(-1, null, '', home, () => alone), value) === false) return first;
  }
  return null;
}

function* demands(judge: Evaluator, said: Keywords, value: unknown): Generator<Demand> {
  if (isObject(value)) yield* memberDemands(judge, said, value);
  if (Array.isArray(value)) yield* itemDemands(said, value);
  const here = { value, step: [] };
  // The target of a reference is among them; both have places of their own.
  for (const schema of said.allOf ?? []) yield { ...here, schema, at: [] };
  for (const [trigger, schema] of said.dependentSchemas ?? []) {
    if (isObject(value) && Object.hasOwn(value, trigger)) yield { ...here, schema, at: ['dependentSchemas', trigger] };
  }
  if (said.if === undefined) return;
  const branch = judge.accepts(said.if, value) === true ? 'then' : 'else';
  const schema = said[branch];
  if (schema !== undefined) yield { ...here, schema, at: [branch] };
}

function* memberDemands(judge: Evaluator, said: Keywords, value: Readonly<Record<string, unknown>>): Generator<Demand> {
  for (const [name, member] of Object.entries(value)) {
    const part = { value: member, step: [name] };
    let covered = false;
    const declared = said.properties?.get(name);
    if (declared !== undefined) {
      covered = true;
      yield { ...part, schema: declared, at: ['properties', name] };
    }
    for (const [pattern, schema] of said.patternProperties ?? []) {
      if (judge.patterns.matches(pattern, name) !== true) continue;
      covered = true;
      yield { ...part, schema, at: ['patternProperties', pattern] };
    }
    if (!covered && said.additionalProperties !== undefined) {
      yield { ...part, schema: said.additionalProperties, at: ['additionalProperties'] };
    }
    if (said.propertyNames !== undefined) {
      yield { value: name, step: [name], schema: said.propertyNames, at: ['propertyNames'] };
    }
  }
}

function* itemDemands(said: Keywords, value: readonly unknown[]): Generator<Demand> {
  const prefix = said.prefixItems ?? [];
  for (const [index, item] of value.entries()) {
    const part = { value: item, step: [String(index)] };
    const own = prefix[index];
    if (own !== undefined) yield { ...part, schema: own, at: ['prefixItems', String(index)] };
    else if (said.items !== undefined) yield { ...part, schema: said.items, at: ['items'] };
  }
}

function placeBelow(source: SourceNode | null, [keyword, ...rest]: readonly string[]): SourceNode | undefined {
  return source === null || keyword === undefined ? undefined : written(source, keyword)?.at(rest);
}

/** What no other keyword rejects is left to what speaks of the rest. */
function restOf(source: SourceNode | null): Place | null {
  const node = source?.child('unevaluatedProperties') ?? source?.child('unevaluatedItems');
  return node === undefined ? null : { node };
}

/** The keyword as the document spells it. */
function written(source: SourceNode, keyword: string): SourceNode | undefined {
  // Beside a list, `additionalItems` says what `items` says elsewhere.
  if (keyword === 'items' && Array.isArray(source.child('items')?.value)) return source.child('additionalItems');
  for (const name of spellings[keyword] ?? [keyword]) {
    const child = source.child(name);
    if (child !== undefined) return child;
  }
  return undefined;
}

function placeOf(source: SourceNode, keyword: keyof Keywords, value: unknown): Place {
  const node = written(source, keyword);
  if (node === undefined) return { node: source };
  // Of a list of names, the one that is missing.
  const missing = (name: unknown) => typeof name === 'string' && isObject(value) && !Object.hasOwn(value, name);
  const focus = keyword === 'required' ? [...node.children()].find((item) => missing(item.value)) : undefined;
  return focus === undefined ? { node } : { node, focus };
}
