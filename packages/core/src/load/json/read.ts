import { MAX_DEPTH, MAX_INTEGER_DIGITS, MAX_PROBLEMS } from '../limits.ts';
import type { RawProblem } from '../problem.ts';
import { quote } from '../problem.ts';
import { HintCollector, type ReferenceHints } from '../refs/hints.ts';
import type { TextRange } from '../source-document.ts';
import { explainEnd, explainString, explainUnexpected, trailingComma } from './explain.ts';
import { endOfString, isInexact } from './scan.ts';

/** The outcome of reading a JSON text exactly: a value with what JSON.parse loses, or the first thing that is wrong. */
export type JsonReading = {
  readonly hints: ReferenceHints;
  readonly warnings: readonly RawProblem[];
  /** Comments and trailing commas, which were read over. */
  readonly skipped: readonly TextRange[];
} & ({ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: RawProblem });

class Stop extends Error {
  constructor(readonly problem: RawProblem) {
    super(problem.message);
  }
}

const SLASH = 0x2f;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const WORD = /[A-Za-z_$][\w$]*/y;

/**
 * Reads JSON (RFC 8259) character by character: duplicate keys become warnings (the last one wins), integers that a
 * double cannot hold become `bigint`, and whatever is wrong is told with its offset. Comments and trailing commas,
 * whose meaning is plain, are read over with a warning. About three times slower than JSON.parse, so it only reads
 * what JSON.parse refused or `scanJson` suspects.
 */
export function readJson(text: string): JsonReading {
  const reader = new JsonReader(text);
  const { warnings, skipped, hints } = reader;
  try {
    return { ok: true, value: reader.document(), warnings, skipped, hints };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.problem, warnings, skipped, hints };
    throw error;
  }
}

class JsonReader {
  readonly warnings: RawProblem[] = [];
  readonly skipped: TextRange[] = [];
  readonly hints = new HintCollector();
  private at = 0;
  private depth = 0;
  /** Offsets of the brackets that are open, for the message about a text that ends too early. */
  private readonly open: number[] = [];

  constructor(private readonly text: string) {}

  document(): unknown {
    this.skipSpace();
    const value = this.value();
    this.skipSpace();
    if (this.at < this.text.length) {
      throw new Stop({
        code: 'json-text-after-end',
        message: `The document ends before ${quote(this.text.slice(this.at, this.at + 20))}, but the text goes on.`,
        fix: 'Remove what follows, or a closing bracket that stands too early.',
        offset: this.at,
      });
    }
    return value;
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) this.at++;
      else if (code !== SLASH || !this.skipComment()) return;
    }
  }

  private skipComment(): boolean {
    const { text, at } = this;
    const isLine = text[at + 1] === '/';
    if (!isLine && text[at + 1] !== '*') return false;
    const close = text.indexOf(isLine ? '\n' : '*/', at + 2);
    if (close === -1 && !isLine) return false;
    const end = close === -1 ? text.length : close + (isLine ? 0 : 2);
    this.skip({ start: at, end }, explainUnexpected(text, at, 'A value'));
    this.at = end;
    return true;
  }

  private warn(problem: RawProblem): void {
    if (this.warnings.length < MAX_PROBLEMS) this.warnings.push({ ...problem, severity: 'warning' });
  }

  /** Notes something that JSON forbids and that was read over; one warning of a kind is enough. */
  private skip(range: TextRange, problem: RawProblem): void {
    this.skipped.push(range);
    if (this.warnings.every(({ code }) => code !== problem.code)) this.warn(problem);
  }

  private value(): unknown {
    const char = this.text[this.at];
    if (char === '{') return this.object();
    if (char === '[') return this.array();
    if (char === '"') return this.string();
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.text)?.[0];
    if (number !== undefined && !/[\w.+-]/.test(this.text[this.at + number.length] ?? '')) return this.number(number);
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.text)?.[0];
    if (word !== undefined && WORDS.has(word)) {
      this.at += word.length;
      return WORDS.get(word);
    }
    return this.fail('A value');
  }

  private fail(expected: string): never {
    if (this.at >= this.text.length) throw new Stop(explainEnd(this.text, this.open));
    throw new Stop(explainUnexpected(this.text, this.at, expected));
  }

  private enter(): void {
    if (++this.depth > MAX_DEPTH) throw new Stop(tooDeep(this.at));
    this.open.push(this.at++);
    this.skipSpace();
  }

  private leave(): void {
    this.depth--;
    this.open.pop();
    this.at++;
  }

  private object(): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    const firstAt = new Map<string, number>();
    this.enter();
    if (this.text[this.at] === '}') {
      this.leave();
      return result;
    }
    for (;;) {
      const keyAt = this.at;
      if (this.text[keyAt] !== '"') this.fail('A key in double quotes');
      const key = this.string();
      this.skipSpace();
      if (this.text[this.at] !== ':') this.missing('colon', ':', `after the key ${quote(key)}`, 'A colon');
      this.at++;
      this.skipSpace();
      const value = this.value();
      define(result, key, value);
      this.hints.member(key, value);
      if (firstAt.has(key)) {
        this.warn({
          code: 'json-duplicate-key',
          message: `The key ${quote(key)} stands twice in this object; the last one counts.`,
          fix: 'Remove or rename one of them.',
          offset: keyAt,
          length: this.text.slice(keyAt, endOfString(this.text, keyAt)).length,
        });
      }
      firstAt.set(key, keyAt);
      if (this.separator('}')) return result;
    }
  }

  private array(): unknown[] {
    const result: unknown[] = [];
    this.enter();
    if (this.text[this.at] === ']') {
      this.leave();
      return result;
    }
    for (;;) {
      result.push(this.value());
      if (this.separator(']')) return result;
    }
  }

  /** Steps over `,` (false) or the closing bracket (true). */
  private separator(closing: '}' | ']'): boolean {
    this.skipSpace();
    const char = this.text[this.at];
    if (char === closing) {
      this.leave();
      return true;
    }
    if (char !== ',')
      this.missing('comma', ',', closing === '}' ? 'after this member' : 'after this item', `A comma or "${closing}"`);
    const comma = this.at++;
    this.skipSpace();
    if (this.text[this.at] !== closing) return false;
    this.skip({ start: comma, end: comma + 1 }, trailingComma(closing, comma));
    this.leave();
    return true;
  }

  private missing(what: 'comma' | 'colon', char: string, where: string, expected: string): never {
    if (this.at >= this.text.length) this.fail(expected);
    const found = this.text[this.at] ?? '';
    if (!/["'{[\w\-+.“”]/.test(found)) this.fail(expected);
    throw new Stop({
      code: what === 'comma' ? 'json-missing-comma' : 'json-missing-colon',
      message: `A ${what} is missing ${where}.`,
      fix: `Put "${char}" before this place.`,
      offset: this.at,
    });
  }

  private string(): string {
    const start = this.at;
    const end = endOfString(this.text, start);
    const literal = this.text.slice(start, end);
    try {
      const value: unknown = JSON.parse(literal);
      this.at = end;
      if (typeof value === 'string') return value;
    } catch {
      // Not a string literal: the reason is worked out below.
    }
    throw new Stop(explainString(this.text, start, this.open));
  }

  private number(literal: string): number | bigint {
    const offset = this.at;
    this.at += literal.length;
    const value = Number(literal);
    if (!isInexact(literal)) return value;
    const isInteger = /^-?\d+$/.test(literal);
    if (isInteger && literal.length <= MAX_INTEGER_DIGITS) return BigInt(literal);
    const problem = numberTooLarge(literal, isInteger, offset);
    if (isInteger) throw new Stop(problem);
    this.warn(problem);
    return value;
  }
}

/** Sets an own property, whatever its name (`__proto__` too). */
export function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}

export function tooDeep(offset: number): RawProblem {
  return {
    code: 'nesting-too-deep',
    message: `The nesting is deeper than ${MAX_DEPTH} levels.`,
    fix: 'Flatten the document, or move parts of it into components and refer to them by $ref.',
    offset,
  };
}

export function numberTooLarge(literal: string, isInteger: boolean, offset: number): RawProblem {
  return {
    code: 'number-too-large',
    message: isInteger
      ? `An integer of ${literal.length} digits is too large to be read.`
      : `The number ${quote(literal)} is beyond the range of a double.`,
    fix: 'Write a smaller number, or leave the limit out.',
    offset,
    length: Math.min(literal.length, 80),
  };
}
