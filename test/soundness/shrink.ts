import { type Find, type FindKind, Question } from './check.ts';
import type { Answer, Engine } from './engine.ts';
import { isObject, type Json, type Schema } from './json.ts';
import type { Judge } from './oracle/judge.ts';

/** Bounds the work on one find. */
const ATTEMPTS_AT_MOST = 1_500;

interface Sides {
  readonly sender: Schema;
  readonly receiver: Schema;
  readonly instance: unknown;
}

/** The smallest find of the same kind that leaving things out leads to. */
export function shrunk(find: Find, engine: Engine, judge: Judge): Find {
  const holds = keepsKind(find, engine, judge);
  let best: Sides = { sender: find.sender, receiver: find.receiver, instance: find.instance };
  let attempts = 0;
  const next = (): Sides | null => {
    for (const candidate of smallerSides(best)) {
      attempts += 1;
      if (attempts > ATTEMPTS_AT_MOST) return null;
      const found = holds(candidate);
      if (found !== null) return found;
    }
    return null;
  };
  for (let found = next(); found !== null; found = next()) best = found;
  const { sender, receiver, instance } = best;
  const answer = answerOf(engine, best, find);
  return {
    ...find,
    sender,
    receiver,
    ...(instance === undefined ? {} : { instance }),
    ...(answer === undefined ? {} : { answer }),
  };
}

function answerOf(engine: Engine, { sender, receiver }: Sides, { reading }: Find): Find['answer'] {
  try {
    return engine.contains(sender, receiver, reading);
  } catch {
    return undefined;
  }
}

/** Answers the sides (with the new witness) when they still show what the find shows. */
function keepsKind(find: Find, engine: Engine, judge: Judge): (sides: Sides) => Sides | null {
  return (sides) => {
    const { sender, receiver } = sides;
    if (!judge.isSchema(sender) || !judge.isSchema(receiver)) return null;
    try {
      const answer = engine.contains(sender, receiver, find.reading);
      return stillShows[find.kind](sides, new Question(sender, receiver, find.reading, judge), answer, find);
    } catch {
      return find.kind === 'throws' ? sides : null;
    }
  };
}

const stillShows: Readonly<
  Record<FindKind, (sides: Sides, question: Question, answer: Answer, find: Find) => Sides | null>
> = {
  'false yes': (sides, question, { answer }) =>
    answer === 'yes' && question.refutedBy(sides.instance as Json) === true ? sides : null,
  'false no': (sides, question, answer, { why }) =>
    answer.answer === 'no' && question.flawOf(answer.witness) === why ? { ...sides, instance: answer.witness } : null,
  throws: () => null,
  'false example': () => null,
  // A pair that leaves something out was not made like this one.
  construction: () => null,
};

type Path = readonly (string | number)[];

function* smallerSides({ sender, receiver, instance }: Sides): Generator<Sides> {
  // The same place of both sides first: most finds are about one edit in an otherwise equal pair.
  for (const path of pathsOf(sender)) {
    const [one, other] = [without(sender, path), without(receiver, path)];
    if (other !== undefined && one !== undefined) yield { sender: one as Schema, receiver: other as Schema, instance };
  }
  for (const smaller of smallerJson(sender)) if (isSide(smaller)) yield { sender: smaller, receiver, instance };
  for (const smaller of smallerJson(receiver)) if (isSide(smaller)) yield { sender, receiver: smaller, instance };
  if (instance !== undefined) {
    for (const smaller of smallerJson(instance as Json)) yield { sender, receiver, instance: smaller };
  }
}

function isSide(value: Json): value is Schema {
  return isObject(value) || typeof value === 'boolean';
}

function* smallerJson(value: Json): Generator<Json> {
  for (const path of pathsOf(value)) {
    const smaller = without(value, path);
    if (smaller !== undefined) yield smaller;
    const at = valueAt(value, path);
    // One part in place of the whole that holds it.
    for (const inner of Array.isArray(at) ? at : Object.values(isObject(at) ? at : {})) {
      if (typeof inner === 'object' && inner !== null) yield replaced(value, path, inner);
    }
    if (isObject(at) && Object.keys(at).length > 0) yield replaced(value, path, true);
  }
}

function pathsOf(value: Json, path: Path = []): Path[] {
  const entries: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(isObject(value) ? value : {});
  return [path, ...entries.flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function valueAt(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => (at as Record<string | number, Json> | undefined)?.[key], value);
}

/** A copy with another value at a path; left out where that is undefined. */
function replaced(value: Json, path: Path, by: Json | undefined): Json {
  return changedAt(value, path, by) ?? true;
}

function changedAt(value: Json, [key, ...rest]: Path, by: Json | undefined): Json | undefined {
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    const items = value.map((item, index) => (index === key ? changedAt(item, rest, by) : item));
    return items.filter((item): item is Json => item !== undefined);
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(
    ([name, item]) => [name, name === key ? changedAt(item, rest, by) : item] as const,
  );
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** The value without the member or item at a path; undefined where there is none. */
function without(value: Json, path: Path): Json | undefined {
  if (path.length === 0 || valueAt(value, path) === undefined) return undefined;
  return replaced(value, path, undefined);
}
