import { MAX_DEPTH } from '../limits.ts';

/** What JSON.parse does not tell about a text that it accepted. */
export interface JsonScan {
  /** Two keys of one object have the same hash, or a key holds an escape. */
  readonly suspectKeys: boolean;
  /** A number that a double cannot hold: an integer beyond 2^53, or anything beyond its range. */
  readonly suspectNumbers: boolean;
  /** Where the nesting passes the limit; null when it does not. */
  readonly tooDeepAt: number | null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Digits and signs that a double holds exactly in any case; longer numbers are looked at. */
const SAFE_NUMBER_LENGTH = 15;

/**
 * One linear pass over a text that JSON.parse accepted (the pass relies on that). Objects compare their keys by a
 * 32-bit hash, so `suspectKeys` may be wrong by chance and is never missed; who acts on it must look exactly.
 */
export function scanJson(text: string): JsonScan {
  let suspectKeys = false;
  let suspectNumbers = false;
  /** Hashes of the keys of all open objects, innermost last; `bases[depth]` is where an object's own begin. */
  let hashes = new Int32Array(1024);
  let hashCount = 0;
  const bases = new Int32Array(MAX_DEPTH + 1).fill(-1);
  let depth = 0;
  let expectKey = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) continue;
    if (code === QUOTE) {
      if (expectKey) {
        expectKey = false;
        let hash = 0;
        let next = text.charCodeAt(++at);
        while (next !== QUOTE) {
          if (next === BACKSLASH) {
            suspectKeys = true;
            next = text.charCodeAt(++at);
          }
          hash = (Math.imul(hash, 31) + next) | 0;
          next = text.charCodeAt(++at);
        }
        if (hashCount === hashes.length) {
          const grown = new Int32Array(hashCount * 2);
          grown.set(hashes);
          hashes = grown;
        }
        hashes[hashCount++] = Math.imul(hash, 0x9e3779b1);
      } else {
        at = endOfString(text, at) - 1;
      }
    } else if (code === COMMA) {
      expectKey = (bases[depth] ?? -1) >= 0;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (depth === MAX_DEPTH) return { suspectKeys, suspectNumbers, tooDeepAt: at };
      depth++;
      expectKey = code === OPEN_BRACE;
      bases[depth] = expectKey ? hashCount : -1;
    } else if (code === CLOSE_BRACE) {
      const base = bases[depth--] ?? 0;
      expectKey = false;
      suspectKeys ||= hasRepetition(hashes, base, hashCount);
      hashCount = base;
    } else if (code === CLOSE_BRACKET) {
      depth--;
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const start = at;
      let hasExponent = false;
      for (let next = text.charCodeAt(at + 1); isNumberPart(next); next = text.charCodeAt(++at + 1)) {
        hasExponent ||= (next | 0x20) === 0x65;
      }
      if (hasExponent || at + 1 - start > SAFE_NUMBER_LENGTH) suspectNumbers ||= isInexact(text.slice(start, at + 1));
    }
  }
  return { suspectKeys, suspectNumbers, tooDeepAt: null };
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

function isNumberPart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || (code | 0x20) === 0x65 || code === 0x2b || code === 0x2d;
}

/** An integer literal (no fraction, no exponent) that a double does not hold exactly, or a number beyond its range. */
export function isInexact(literal: string): boolean {
  const value = Number(literal);
  if (!Number.isFinite(value)) return true;
  return !Number.isSafeInteger(value) && /^-?\d+$/.test(literal);
}
