import type { ScalarEvent } from 'js-yaml';
import {
  boolCoreTag,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  SCALAR_STYLE,
} from 'js-yaml';
import { numberTooLarge } from '../json/read.ts';
import { MAX_INTEGER_DIGITS } from '../limits.ts';
import type { RawProblem } from '../problem.ts';
import { unfitTag, unknownTag } from './construct-problems.ts';

export type Report = (problem: RawProblem) => void;

/** Characters that a plain null, boolean or number can start with (YAML 1.2.2, core schema). */
const WORD_START = new Set(['', '~', ...'nNtTfF']);
const NUMBER_START = new Set('-+.0123456789');

/** Plain scalars without a tag: null, booleans and numbers as the core schema says, everything else is text. */
export function plainValue(source: string, offset: number, report: Report): unknown {
  const first = source.charAt(0);
  if (WORD_START.has(first)) {
    if (nullCoreTag.resolve(source, false, nullCoreTag.tagName) === null) return null;
    const value = boolCoreTag.resolve(source, false, boolCoreTag.tagName);
    return value === NOT_RESOLVED ? source : value;
  }
  if (!NUMBER_START.has(first)) return source;
  const number = numberValue(source, false, offset, report);
  return number === NOT_RESOLVED ? source : number;
}

function numberValue(source: string, isExplicit: boolean, offset: number, report: Report): unknown {
  const integer = intCoreTag.resolve(source, isExplicit, intCoreTag.tagName);
  if (integer !== NOT_RESOLVED) return Number.isSafeInteger(integer) ? integer : bigInteger(source, offset, report);
  if (/^[-+]?\d+$/.test(source)) return bigInteger(source, offset, report);
  const float = floatCoreTag.resolve(source, isExplicit, floatCoreTag.tagName);
  if (float !== NOT_RESOLVED) return float;
  // The library gives a number beyond the range of a double back as text; JSON.parse reads it as infinity.
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)[eE][-+]?\d+$/.test(source)) return NOT_RESOLVED;
  report({ ...numberTooLarge(source, false, offset), severity: 'warning' });
  return Number(source);
}

function bigInteger(source: string, offset: number, report: Report): bigint | number {
  if (source.length > MAX_INTEGER_DIGITS) {
    report(numberTooLarge(source, true, offset));
    return 0;
  }
  const digits = source.replace(/^[-+]/, '');
  return source.startsWith('-') ? -BigInt(digits) : BigInt(digits);
}

const STANDARD = 'tag:yaml.org,2002:';

/** The full name of a standard tag as written (`!!int`, `!<tag:yaml.org,2002:int>`), or null for any other tag. */
export function standardTag(written: string): string | null {
  if (written.startsWith('!!')) return written.slice(2);
  const verbatim = /^!<(.*)>$/.exec(written)?.[1];
  return verbatim?.startsWith(STANDARD) === true ? verbatim.slice(STANDARD.length) : null;
}

/** A scalar with a tag, e.g. `!!str 200`. Unknown tags are reported and read as text. */
export function taggedValue(tag: string, source: string, offset: number, report: Report): unknown {
  if (tag === '!') return source;
  const resolve = TAGGED.get(standardTag(tag) ?? '');
  if (resolve === undefined) {
    report(unknownTag(tag, offset));
    return source;
  }
  const value = resolve(source, offset, report);
  if (value !== NOT_RESOLVED) return value;
  report(unfitTag(tag, source, offset));
  return source;
}

type Resolve = (source: string, offset: number, report: Report) => unknown;

const TAGGED: ReadonlyMap<string, Resolve> = new Map<string, Resolve>([
  ['str', (source) => source],
  // Dates and binary data stay as they are written: contracts are JSON documents.
  ['timestamp', (source) => source],
  ['binary', (source) => source.replace(/\s+/g, '')],
  ['null', (source) => nullCoreTag.resolve(source, true, nullCoreTag.tagName)],
  ['bool', (source) => boolCoreTag.resolve(source, true, boolCoreTag.tagName)],
  ['int', (source, offset, report) => integerOnly(numberValue(source, true, offset, report))],
  ['float', (source, offset, report) => floating(numberValue(source, true, offset, report))],
]);

function floating(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

function integerOnly(value: unknown): unknown {
  return typeof value === 'bigint' || Number.isInteger(value) ? value : NOT_RESOLVED;
}

export function isQuoted(event: ScalarEvent): boolean {
  return event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
}

export function isPlain(event: ScalarEvent): boolean {
  return event.style === SCALAR_STYLE.PLAIN;
}

export function isBlock(event: ScalarEvent): boolean {
  return event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
}

/** The text of a scalar, and whether the document spells it in exactly those characters. */
export function scalarText(source: string, event: ScalarEvent): string {
  return event.fast ? source.slice(event.valueStart, event.valueEnd) : getScalarValue(source, event);
}
