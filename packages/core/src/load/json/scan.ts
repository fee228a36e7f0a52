import { MAX_DEPTH } from '../limits.ts';
import { HintCollector, type ReferenceHints } from '../refs/hints.ts';
import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COMMA, DOLLAR, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './characters.ts';

/** What JSON.parse does not tell about a text that it accepted. */
export interface JsonScan {
  /** Two keys of one object have the same hash, or a key holds an escape. */
  readonly suspectKeys: boolean;
  /** A number that a double cannot hold: an integer beyond 2^53, or anything beyond its range. */
  readonly suspectNumbers: boolean;
  /** Where the nesting passes the limit; null when it does not. */
  readonly tooDeepAt: number | null;
  readonly hints: ReferenceHints;
  readonly ends: BracketEnds;
}

/** Offset of an opening bracket → offset after its closing one, for large collections near the root. */
export type BracketEnds = ReadonlyMap<number, number>;

/** What the walks for positions step over most: path items, operations, named schemas. */
const NOTED_DEPTH = 4;
const NOTED_LENGTH = 512;

const MINUS = 0x2d;

/** Digits and signs that a double holds exactly in any case; longer numbers are looked at. */
const SAFE_NUMBER_LENGTH = 15;

/**
 * One linear pass over a text that JSON.parse accepted (the pass relies on that). Objects compare their keys by a
 * 32-bit hash, so `suspectKeys` may be wrong by chance and is never missed; who acts on it must look exactly.
 */
export function scanJson(text: string): JsonScan {
  const scanner = new JsonScanner(text);
  const tooDeepAt = scanner.run();
  const { suspectKeys, suspectNumbers, hints, ends } = scanner;
  return { suspectKeys, suspectNumbers, tooDeepAt, hints, ends };
}

class JsonScanner {
  suspectKeys = false;
  suspectNumbers = false;
  readonly hints = new HintCollector();
  readonly ends = new Map<number, number>();
  /** Where the open brackets near the root stand. */
  private readonly starts = new Int32Array(NOTED_DEPTH + 1);
  /** Hashes of the keys of all open objects, innermost last; `bases[depth]` is where an object's own begin. */
  private hashes = new Int32Array(1024);
  private hashCount = 0;
  /** -1 for arrays. */
  private readonly bases = new Int32Array(MAX_DEPTH + 1).fill(-1);
  private depth = 0;
  private expectKey = false;

  constructor(private readonly text: string) {}

  /** The offset where the nesting passes the limit, or null. */
  run(): number | null {
    const { text } = this;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code <= 0x20) continue;
      if (code === QUOTE) {
        at = this.expectKey ? this.key(at) : endOfString(text, at) - 1;
      } else if (code === COMMA) {
        this.expectKey = (this.bases[this.depth] ?? -1) >= 0;
      } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        if (this.depth === MAX_DEPTH) return at;
        this.open(at, code === OPEN_BRACE);
      } else {
        at = this.rest(at, code);
      }
    }
    return null;
  }

  /** A closing bracket or a number; returns the offset of its last character. Colons and words say nothing. */
  private rest(at: number, code: number): number {
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET) this.close(at);
    else if (code === MINUS || isDigit(code)) return this.number(at);
    return at;
  }

  private open(at: number, isObject: boolean): void {
    this.depth++;
    if (this.depth <= NOTED_DEPTH) this.starts[this.depth] = at;
    this.expectKey = isObject;
    this.bases[this.depth] = isObject ? this.hashCount : -1;
  }

  private close(at: number): void {
    if (this.depth <= NOTED_DEPTH) {
      const start = this.starts[this.depth] ?? at;
      if (at - start >= NOTED_LENGTH) this.ends.set(start, at + 1);
    }
    const base = this.bases[this.depth--] ?? -1;
    this.expectKey = false;
    if (base < 0) return;
    this.suspectKeys ||= hasRepetition(this.hashes, base, this.hashCount);
    this.hashCount = base;
  }

  /** Hashes the key that opens at `open`; returns the offset of its closing quote. */
  private key(open: number): number {
    const { text } = this;
    this.expectKey = false;
    let at = open + 1;
    let hash = 0;
    for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(++at)) {
      if (code === BACKSLASH) {
        this.suspectKeys = true;
        at++;
      }
      hash = addToHash(hash, code);
    }
    if (text.charCodeAt(open + 1) === DOLLAR || (hash === MAPPING_HASH && text.startsWith(MAPPING, open + 1))) {
      this.hints.keyInText(text, open + 1, at);
    }
    if (this.hashCount === this.hashes.length) {
      const grown = new Int32Array(this.hashCount * 2);
      grown.set(this.hashes);
      this.hashes = grown;
    }
    this.hashes[this.hashCount++] = hash;
    return at;
  }

  /** Looks at the number that starts at `start`; returns the offset of its last character. */
  private number(start: number): number {
    const { text } = this;
    let at = start;
    let hasExponent = false;
    for (let next = text.charCodeAt(at + 1); isNumberPart(next); next = text.charCodeAt(++at + 1)) {
      hasExponent ||= (next | 0x20) === 0x65;
    }
    const isLong = at + 1 - start > SAFE_NUMBER_LENGTH;
    if (hasExponent || isLong) this.suspectNumbers ||= isInexact(text.slice(start, at + 1));
    return at;
  }
}

function addToHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** A key that hints are taken from, told by its hash so that other keys cost nothing. */
const MAPPING = 'mapping';
const MAPPING_HASH = [...MAPPING].reduce((hash, letter) => addToHash(hash, letter.charCodeAt(0)), 0);

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isNumberPart(code: number): boolean {
  return isDigit(code) || code === 0x2e || (code | 0x20) === 0x65 || code === 0x2b || code === MINUS;
}

/** The offset after the closing quote of the string that opens at `open`; the text's length if it never closes. */
export function endOfString(text: string, open: number): number {
  for (let close = text.indexOf('"', open + 1); close !== -1; close = text.indexOf('"', close + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(close - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return close + 1;
  }
  return text.length;
}

function hasRepetition(hashes: Int32Array, from: number, to: number): boolean {
  const count = to - from;
  if (count < 2) return false;
  if (count <= 12) {
    for (let left = from; left < to; left++) {
      for (let right = left + 1; right < to; right++) if (hashes[left] === hashes[right]) return true;
    }
    return false;
  }
  const sorted = hashes.subarray(from, to).sort();
  for (let index = 1; index < count; index++) if (sorted[index] === sorted[index - 1]) return true;
  return false;
}

/** An integer literal (no fraction, no exponent) that a double does not hold exactly, or a number beyond its range. */
export function isInexact(literal: string): boolean {
  const value = Number(literal);
  if (!Number.isFinite(value)) return true;
  return !Number.isSafeInteger(value) && /^-?\d+$/.test(literal);
}
