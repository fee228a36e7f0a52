import { integerRanges, isKnownFormat, isNumericFormat } from '../formats.ts';
import { FORMAT_PATTERNS } from './format-patterns.ts';
import { FORMAT_SAMPLES } from './format-samples.ts';
import { isRegularExpression } from './pattern/read-pattern.ts';
import { Patterns } from './patterns.ts';

export { oddStrings } from './format-samples.ts';

/** Of the table of formats alone, so it stays small. */
const patterns = new Patterns();

/** Numbers that are held in 32 or 64 bits (IEEE 754): the greatest, and what becomes of any. */
const floats: ReadonlyMap<string, { readonly greatest: number; readonly held: (value: number) => number }> = new Map([
  ['float', { greatest: 3.4028234663852886e38, held: Math.fround }],
  ['double', { greatest: Number.MAX_VALUE, held: (value) => value }],
]);

/** A set of texts: those that match a pattern and are not too long. */
export interface TextSet {
  /** ECMA-262 with the flag `u`, anchored at both ends. */
  readonly pattern: string;
  /** In code points; null where there is no bound. */
  readonly maxLength: number | null;
}

/**
 * The texts of a format as a set that `Patterns` can compute with; null for formats of numbers, for `regex`, which is
 * no regular set, and for formats that nobody has defined.
 */
export function formatTexts(format: string): TextSet | null {
  const set = FORMAT_PATTERNS.get(format);
  return set === undefined ? null : { pattern: set.pattern, maxLength: set.maxLength ?? null };
}

/**
 * Whether a value is in the set of a format. Formats speak of their own type alone: strings, or numbers; any other
 * value is accepted. Null where nobody can be sure: formats that no specification defines, texts that common
 * validators let through against the specification, integers that a float cannot hold exactly.
 *
 * @param value a JSON value; an integer beyond 2^53 as a bigint
 */
export function formatAccepts(format: string, value: unknown): boolean | null {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  if (isNumericFormat(format)) return isNumber ? acceptsNumber(format, value) : true;
  if (!isKnownFormat(format)) return null;
  return typeof value === 'string' ? acceptsText(format, value) : true;
}

/** Several values of a format, realistic ones first; empty for formats that nobody has defined. */
export function formatSamples(format: string): readonly unknown[] {
  return FORMAT_SAMPLES.get(format) ?? [];
}

/** Whether surely no text is in both formats. Formats of numbers accept every text. */
export function areDisjoint(one: string, other: string): boolean {
  const [first, second] = [formatTexts(one), formatTexts(other)];
  if (first === null || second === null) return false;
  const all = [first.pattern, second.pattern];
  const common = patterns.words({ all, none: [], minLength: 0, maxLength: null }, 1);
  return common.kind === 'words' && common.complete && common.words.length === 0;
}

function acceptsText(format: string, text: string): boolean | null {
  // A test holds our samples to their formats: to read the pattern would take longer than most questions.
  if (FORMAT_SAMPLES.get(format)?.includes(text) === true) return true;
  if (format === 'regex') return isRegularExpression(text);
  const set = FORMAT_PATTERNS.get(format);
  if (set === undefined) return null;
  const inSet = [...text].length <= (set.maxLength ?? text.length) && patterns.matches(set.pattern, text);
  if (inSet !== false || set.also === undefined) return inSet;
  return patterns.matches(set.also, text) === false ? false : null;
}

function acceptsNumber(format: string, value: number | bigint): boolean | null {
  const range = integerRanges.get(format);
  if (range !== undefined) {
    const [least, greatest] = range;
    return (typeof value === 'bigint' || Number.isInteger(value)) && value >= least && value <= greatest;
  }
  const float = floats.get(format);
  if (float === undefined) return null;
  if (value > float.greatest || value < -float.greatest) return false;
  if (typeof value === 'number' && !Number.isInteger(value)) return true;
  return BigInt(float.held(Number(value))) === BigInt(value) ? true : null;
}
