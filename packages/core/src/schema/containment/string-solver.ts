import { isKnownFormat, relateFormats } from '../formats.ts';
import { formatSamples, formatTexts, oddStrings } from './format-sets.ts';
import { firstFound, NONE, type Outcome, unknown } from './literals.ts';
import { sizeOf } from './sizes.ts';
import type { Demand, Solver } from './solver.ts';

interface Wanted {
  readonly all: readonly string[];
  readonly none: readonly string[];
  readonly minLength: number;
  readonly maxLength: number | null;
  readonly formats: readonly string[];
  readonly notFormats: readonly string[];
  /** Texts that are excluded one by one. */
  readonly excluded: number;
}

/** Longest text that is spelled out. */
const MAX_LENGTH = 100_000;
const WORDS = 24;

/** Finds a text: by automata where patterns are asked for, by samples where formats are. */
export function solveString(solver: Solver, demand: Demand): Outcome {
  const wanted = wantedOf(demand);
  if (wanted.maxLength !== null && wanted.maxLength < wanted.minLength) return NONE;
  if (wanted.minLength > MAX_LENGTH) return unknown(`a text of ${wanted.minLength} characters is too long to show`);
  for (const refused of wanted.notFormats) {
    if (wanted.formats.some((given) => isWithin(given, refused))) return NONE;
  }
  const opaque = wanted.notFormats.find((format) => !isKnownFormat(format));
  if (opaque !== undefined) return unknown(`the format "${opaque}" is not known`);
  const sampled = firstFound(samplesFor(wanted), (text) => solver.check(text, demand));
  if (sampled.kind === 'found') return sampled;
  return firstFound(asPatterns(wanted), (one) => byPatterns(solver, demand, one));
}

/** Formats that are regular sets become patterns; failing one of limited length can mean to be longer, too. */
function asPatterns(wanted: Wanted): Wanted[] {
  let all: Wanted[] = [{ ...wanted, formats: [], notFormats: [] }];
  for (const format of wanted.formats) {
    const set = formatTexts(format);
    all = all.map((one) => {
      if (set === null) return { ...one, formats: [...one.formats, format] };
      const maxLength =
        set.maxLength === null ? one.maxLength : Math.min(one.maxLength ?? set.maxLength, set.maxLength);
      return { ...one, all: [...one.all, set.pattern], maxLength };
    });
  }
  for (const format of wanted.notFormats) {
    const set = formatTexts(format);
    all = all.flatMap((one) => {
      if (set === null) return [{ ...one, notFormats: [...one.notFormats, format] }];
      const outside = { ...one, none: [...one.none, set.pattern] };
      if (set.maxLength === null) return [outside];
      return [outside, { ...one, minLength: Math.max(one.minLength, set.maxLength + 1) }];
    });
  }
  return all;
}

function wantedOf(demand: Demand): Wanted {
  const met = demand.owns.map(({ keywords }) => keywords);
  const failed = demand.failing.map(({ keywords }) => keywords);
  const { min, max } = sizeOf(demand, 'Length');
  return {
    all: met.flatMap(({ pattern }) => pattern ?? []),
    none: failed.flatMap(({ pattern }) => pattern ?? []),
    minLength: min,
    maxLength: max === Number.POSITIVE_INFINITY ? null : max,
    formats: met.flatMap(({ format }) => format ?? []),
    notFormats: failed.flatMap(({ format }) => format ?? []),
    excluded: failed.reduce((count, { enum: values }) => count + (values?.length ?? 0), 0),
  };
}

function isWithin(given: string, refused: string): boolean {
  return given === refused || relateFormats(given, refused) === 'wider';
}

/** Texts that people recognise, tried before any that are made up. */
function samplesFor({ formats, notFormats, minLength, maxLength, all }: Wanted): readonly string[] {
  if (formats.length > 0) return formats.flatMap((format) => formatSamples(format).filter(isText));
  if (notFormats.length > 0) return oddStrings;
  if (all.length > 0) return [];
  const lengths = [minLength, minLength + 1, minLength + 2].filter(
    (length) => maxLength === null || length <= maxLength,
  );
  return ['text', ...lengths.map(plainText)];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function plainText(length: number): string {
  return LETTERS.repeat(Math.ceil(length / LETTERS.length)).slice(0, length);
}

function byPatterns(solver: Solver, demand: Demand, wanted: Wanted): Outcome {
  const { all, none, minLength, maxLength, excluded } = wanted;
  const found = solver.settings.patterns.words({ all, none, minLength, maxLength }, WORDS + excluded);
  if (found.kind === 'unknown') return unknown(found.reason);
  const outcome = firstFound(found.words, (text) => solver.check(text, demand));
  if (outcome.kind !== 'none' || found.complete) return outcome;
  const [format] = [...wanted.formats, ...wanted.notFormats];
  return unknown(
    format === undefined
      ? 'too many texts are excluded'
      : `no text was found that shows what the format "${format}" leaves`,
  );
}
