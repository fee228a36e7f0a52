import { isObject, type Json, type JsonObject, type Schema } from '../json.ts';
import { Random, whole } from '../random.ts';
import { type BranchChoice, evaluate, matches } from './evaluate.ts';

/**
 * The default reading (design.md §3, declared senders): the members, by pointer, that the sender's contract neither
 * declares nor leaves room for where they stand. The parts that speak of a place are those that applied when the sender
 * accepted the value. Room is left by an object that is open in so many words, by one whose further members are typed,
 * and by one that declares nothing at all.
 */
export function undeclaredIn(sender: Schema, instance: Json, choose?: BranchChoice): string[] {
  const parts = new Map<string, JsonObject[]>();
  for (const { at, schema } of evaluate(sender, instance, choose).applied) {
    const known = parts.get(at);
    if (known === undefined) parts.set(at, [schema]);
    else known.push(schema);
  }
  return membersOf(instance)
    .filter(({ at, name }) => !maySend(parts.get(at) ?? [], name))
    .map(({ pointer }) => pointer);
}

/** How many ways of choosing are tried. */
const CHOICES = 24;

/**
 * The same for a value of which is asked whether it can be meant at all: a sender that fits several branches of a union
 * may mean any one of them, also one that declares nothing and so leaves room.
 */
export function undeclaredInAnyChoice(sender: Schema, instance: Json): string[] {
  const all = undeclaredIn(sender, instance);
  for (let seed = 0; all.length > 0 && seed < CHOICES; seed += 1) {
    const random = new Random(seed);
    // Choosing changes what counts as evaluated, so a choice may not hold.
    const choose = (count: number) => (seed === 0 ? 0 : whole(random, 0, count - 1));
    if (evaluate(sender, instance, choose).valid && undeclaredIn(sender, instance, choose).length === 0) return [];
  }
  return all;
}

function maySend(parts: readonly JsonObject[], name: string): boolean {
  if (parts.some((part) => declares(part, name)) || !parts.some(declaresAnything)) return true;
  // `false` leaves no room, but then the sender does not accept the value.
  return parts.some(
    ({ additionalProperties, unevaluatedProperties }) =>
      additionalProperties !== undefined || unevaluatedProperties !== undefined,
  );
}

const naming = ['properties', 'dependentRequired', 'dependentSchemas'] as const;

function declares(schema: JsonObject, name: string): boolean {
  const { patternProperties, required, dependentRequired, discriminator } = schema;
  if (naming.some((keyword) => isObject(schema[keyword]) && Object.hasOwn(schema[keyword], name))) return true;
  if (isObject(patternProperties) && Object.keys(patternProperties).some((pattern) => matches(pattern, name)))
    return true;
  if (Array.isArray(required) && required.includes(name)) return true;
  // A value that is listed as a whole is what the sender says it sends.
  if (listedObjects(schema).some((value) => Object.hasOwn(value, name))) return true;
  if (isObject(dependentRequired) && Object.values(dependentRequired).flat().includes(name)) return true;
  return isObject(discriminator) && discriminator.propertyName === name;
}

function listedObjects({ enum: values, const: constant }: JsonObject): JsonObject[] {
  return [...(Array.isArray(values) ? values : []), ...(constant === undefined ? [] : [constant])].filter(isObject);
}

function declaresAnything(schema: JsonObject): boolean {
  const { patternProperties, required, discriminator } = schema;
  const named = [...naming.map((keyword) => schema[keyword]), patternProperties];
  if (named.some((map) => isObject(map) && Object.keys(map).length > 0)) return true;
  return (Array.isArray(required) && required.length > 0) || discriminator !== undefined;
}

interface Member {
  readonly at: string;
  readonly name: string;
  readonly pointer: string;
}

function membersOf(value: Json, at = ''): Member[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => membersOf(item, `${at}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [{ at, name, pointer }, ...membersOf(item, pointer)];
  });
}
