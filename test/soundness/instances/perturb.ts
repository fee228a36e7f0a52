import { isObject, type Json, type JsonObject } from '../json.ts';
import { type Random, whole } from '../random.ts';
import { anyValue, type Hints, nearValue } from './hints.ts';

/** A copy that differs in one place: a member or item gone, added or doubled, or a value replaced by one near it. */
export function perturb(instance: Json, random: Random, hints: Hints): Json {
  const places = placesOf(instance);
  const chosen = random.pick(places) ?? [];
  return changeAt(instance, chosen, (value) => changed(value, random, hints));
}

type Path = readonly (string | number)[];

function placesOf(value: Json, path: Path = []): Path[] {
  const below: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(isObject(value) ? value : {});
  return [path, ...below.flatMap(([key, item]) => placesOf(item, [...path, key]))];
}

function changeAt(value: Json, path: Path, change: (value: Json) => Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? changeAt(item, rest, change) : item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, item]) => [name, name === key ? changeAt(item, rest, change) : item]));
}

function changed(value: Json, random: Random, hints: Hints): Json {
  if (Array.isArray(value) && random.chance(0.8)) return changedList(value, random, hints);
  if (isObject(value) && random.chance(0.85)) return changedObject(value, random, hints);
  return nearValue(random, hints, value);
}

function changedList(items: readonly Json[], random: Random, hints: Hints): Json[] {
  const at = whole(random, 0, Math.max(0, items.length - 1));
  const item = items[at];
  const further = item === undefined || random.chance(0.5) ? anyValue(random, hints) : item;
  return random.chance(0.5) ? [...items, further] : items.filter((_item, index) => index !== at);
}

function changedObject(value: JsonObject, random: Random, hints: Hints): JsonObject {
  const name = random.pick(Object.keys(value));
  if (name !== undefined && random.chance(0.4)) {
    return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
  }
  return { ...value, [random.pick(hints.names) ?? 'zz']: anyValue(random, hints, 1) };
}
