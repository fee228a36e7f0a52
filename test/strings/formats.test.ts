import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { FORMAT_PATTERNS } from '../../packages/core/src/schema/containment/format-patterns.ts';
import {
  areDisjoint,
  formatAccepts,
  formatSamples,
  formatTexts,
  oddStrings,
} from '../../packages/core/src/schema/containment/format-sets.ts';
import { Patterns } from '../../packages/core/src/schema/containment/patterns.ts';
import { relateFormats } from '../../packages/core/src/schema/formats.ts';

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv, { mode: 'full' });
const named = [...FORMAT_PATTERNS.keys(), 'regex'];
const judged = named.filter((format) => ajv.formats[format] !== undefined);

function ajvAccepts(format: string, value: unknown): boolean {
  return ajv.validate({ format }, value);
}

/** The text with one character left out, doubled, or replaced, at every place. */
function neighbours(text: string): string[] {
  return Array.from({ length: text.length + 1 }, (_, at) => {
    const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
    return [
      before + after,
      before + here + here + after,
      ...[...'0z9:-./@%~+ Té'].map((char) => before + char + after),
    ];
  }).flat();
}

const everySample = named.flatMap((format) => formatSamples(format)).filter((value) => typeof value === 'string');

describe.each(judged)('%s and ajv-formats', (format) => {
  const texts = [
    ...new Set([...oddStrings, ...everySample, ...formatSamples(format).flatMap((text) => neighbours(String(text)))]),
  ];

  it('accept the samples', () => {
    const samples = formatSamples(format);
    expect(samples.length).toBeGreaterThan(1);
    expect(samples.filter((sample) => formatAccepts(format, sample) !== true || !ajvAccepts(format, sample))).toEqual(
      [],
    );
  });

  it('agree on odd texts, samples of other formats and texts that are nearly in it', () => {
    const known = texts.filter((text) => formatAccepts(format, text) !== null);
    expect(known.filter((text) => formatAccepts(format, text) !== ajvAccepts(format, text))).toEqual([]);
    expect(known.length / texts.length).toBeGreaterThan(0.2);
    expect(oddStrings.some((text) => formatAccepts(format, text) === false)).toBe(true);
  });
});

const sets = new Patterns({ maxStates: 20_000 });

/** A text of one format that another has not; null where there is none. The lengths of both are alike or unbounded. */
function between(one: string, other: string): string | null {
  const [all, none] = [one, other].map((format) => [formatTexts(format)?.pattern ?? '']);
  const search = sets.words({ all: all ?? [], none: none ?? [], minLength: 0, maxLength: null }, 1);
  if (search.kind === 'unknown') throw new Error(`${one} and ${other}: ${search.reason}`);
  return search.words[0] ?? null;
}

const regular = [...FORMAT_PATTERNS.keys()];
const pairs = regular.flatMap((one) => regular.filter((other) => other !== one).map((other) => [one, other] as const));

describe('the sets of two formats', () => {
  it.each(pairs.filter(([one, other]) => relateFormats(one, other) === 'wider'))('%s is within %s', (one, other) => {
    expect(between(one, other)).toBeNull();
    expect(between(other, one)).not.toBeNull();
  });

  it.each([
    ['date', 'date-time'],
    ['uuid', 'ipv4'],
    ['time', 'duration'],
    ['email', 'hostname'],
    ['uri', 'date'],
  ])('%s and %s have nothing in common', (one, other) => {
    expect(areDisjoint(one, other)).toBe(true);
  });

  it.each([
    ['ipv4', 'hostname'],
    ['date', 'uri-reference'],
    ['int32', 'uuid'],
    ['house-number', 'date'],
    ['regex', 'uuid'],
    ['uuid', 'uuid'],
  ])('%s and %s may have', (one, other) => {
    expect(areDisjoint(one, other)).toBe(false);
  });

  it('are disjoint only where no sample is in both', () => {
    const disjoint = pairs.filter(([one, other]) => areDisjoint(one, other));
    expect(disjoint.length).toBeGreaterThan(50);
    const shared = disjoint.filter(([one, other]) =>
      everySample.some((text) => formatAccepts(one, text) && formatAccepts(other, text)),
    );
    expect(shared).toEqual([]);
  });
});

it('examples found by automata are accepted by ajv-formats', () => {
  const found = judged.flatMap((format) => {
    const texts = formatTexts(format);
    if (texts === null) return [];
    const search = sets.words({ all: [texts.pattern], none: [], minLength: 0, maxLength: texts.maxLength }, 200);
    return search.kind === 'words' ? search.words.map((text) => ({ format, text })) : [];
  });
  expect(found.length).toBeGreaterThan(2_000);
  expect(found.filter(({ format, text }) => !ajvAccepts(format, text))).toEqual([]);
});
