import { type AST, RegExpParser, RegExpSyntaxError } from '@eslint-community/regexpp';
import { fail, ok, type Result } from '../../../result.ts';
import { type CharSet, LAST_CODE_POINT, LAST_UNIT } from './char-set.ts';
import { choiceOf, type Options, type PatternNode, type PatternTree } from './pattern-tree.ts';
import { WORD_CHARACTERS } from './predefined-sets.ts';
import type { SetReader } from './read-set.ts';

/** Longer patterns, and deeper ones, are not looked at: reading them recurses. */
const MAX_LENGTH = 20_000;
const MAX_DEPTH = 200;
const MAX_REPEATS = 100_000;
/** A repeated assertion that may match nothing is tried as often as it must occur. */
const MAX_EMPTY_REPEATS = 100;

const parser = new RegExpParser({ ecmaVersion: 2024 });

/**
 * Parses a pattern as ECMA-262 does: with the flag `u`, or without where only that is valid.
 *
 * @returns the reason where it is invalid or too large
 */
export function parsePattern(
  source: string,
): Result<{ readonly pattern: AST.Pattern; readonly unicode: boolean }, string> {
  if (isTooLarge(source)) return fail('a pattern is too large');
  for (const unicode of [true, false]) {
    const pattern = parse(source, unicode);
    if (pattern !== null) return ok({ pattern, unicode });
  }
  return fail('a pattern is not a valid regular expression');
}

/** Reads a pattern; the reason where it is invalid or says more than a regular language. */
export function readPattern(source: string, sets: SetReader): Result<PatternTree, string> {
  const parsed = parsePattern(source);
  return parsed.ok ? new TreeReader(parsed.value.unicode, sets).read(parsed.value.pattern) : parsed;
}

/** Whether it is a regular expression of ECMA-262, with the flag `u` or without; null where it is too large to tell. */
export function isRegularExpression(source: string): boolean | null {
  return isTooLarge(source) ? null : parsePattern(source).ok;
}

function isTooLarge(source: string): boolean {
  return source.length > MAX_LENGTH || depthOf(source) > MAX_DEPTH;
}

function parse(source: string, unicode: boolean): AST.Pattern | null {
  try {
    return parser.parsePattern(source, 0, source.length, { unicode });
  } catch (error) {
    if (error instanceof RegExpSyntaxError) return null;
    throw error;
  }
}

/** Levels of parentheses; too many rather than too few where one stands in a class. */
function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '(') deepest = Math.max(deepest, ++depth);
    else if (char === ')') depth--;
  }
  return deepest;
}

class TreeReader {
  readonly #highest: number;
  readonly #sets = new Map<string, { readonly index: number; readonly set: CharSet }>();
  readonly #trackers = new Map<string, { readonly index: number; readonly options: Options }>();
  #insideBehind = false;
  #problem: string | null = null;

  constructor(
    private readonly unicode: boolean,
    private readonly setReader: SetReader,
  ) {
    this.#highest = unicode ? LAST_CODE_POINT : LAST_UNIT;
  }

  read(pattern: AST.Pattern): Result<PatternTree, string> {
    const options = this.#options(pattern.alternatives);
    if (this.#problem !== null) return fail(this.#problem);
    return ok({
      options,
      sets: [...this.#sets.values()].map(({ set }) => set),
      unicode: this.unicode,
      trackers: [...this.#trackers.values()].map(({ options: body }) => body),
    });
  }

  #options(alternatives: readonly AST.Alternative[]): Options {
    return alternatives.map(({ elements }) => elements.map((element) => this.#element(element)));
  }

  #element(element: AST.Element): PatternNode {
    switch (element.type) {
      case 'Character':
        return this.#chars([[element.value, element.value]]);
      case 'CharacterSet':
      case 'CharacterClass':
        return this.#chars(this.setReader.read(element, this.#highest));
      case 'Group':
      case 'CapturingGroup':
        return choiceOf(this.#options(element.alternatives));
      case 'Quantifier':
        return this.#repeat(element);
      case 'Assertion':
        return this.#assertion(element);
      case 'Backreference':
        return this.#refuse('a pattern uses a back reference');
      case 'ExpressionCharacterClass':
        return this.#refuse('a pattern is not a valid regular expression');
    }
  }

  #chars(set: CharSet): PatternNode {
    const key = set.join();
    const index = this.#sets.get(key)?.index ?? this.#sets.size;
    this.#sets.set(key, { index, set });
    return { kind: 'chars', set: index, nullable: false, anchored: false };
  }

  #repeat({ element, min, max }: AST.Quantifier): PatternNode {
    const body = this.#element(element);
    if (max === 0) return choiceOf([[]]);
    if (min > MAX_REPEATS || (max > MAX_REPEATS && max !== Number.POSITIVE_INFINITY)) {
      return this.#refuse('a pattern repeats too often');
    }
    if (body.nullable || min === 0) return { kind: 'repeat', body, min: 0, max, nullable: true, anchored: false };
    if (min > MAX_EMPTY_REPEATS && mayMatchNothing(body)) return this.#refuse('a pattern repeats too often');
    return { kind: 'repeat', body, min, max, nullable: false, anchored: body.anchored };
  }

  #assertion(assertion: AST.Assertion): PatternNode {
    switch (assertion.kind) {
      case 'start':
        return this.#behind(true, '^', () => [[this.#any()]]);
      case 'end':
        return this.#ahead(true, () => [[this.#any()]]);
      case 'word':
        return this.#wordBoundary(assertion.negate);
      case 'lookahead':
        return this.#ahead(assertion.negate, () => this.#options(assertion.alternatives));
      case 'lookbehind':
        return this.#behind(assertion.negate, `(?<=${assertion.alternatives.map(({ raw }) => raw).join('|')})`, () =>
          this.#options(assertion.alternatives),
        );
    }
  }

  #any(): PatternNode {
    return this.#chars([[0, this.#highest]]);
  }

  #wordBoundary(negated: boolean): PatternNode {
    const word = (): Options => [[this.#chars(WORD_CHARACTERS)]];
    const sides = (before: boolean, after: boolean) => [this.#behind(!before, '\\w', word), this.#ahead(!after, word)];
    return choiceOf([sides(true, negated), sides(false, !negated)]);
  }

  #ahead(negated: boolean, body: () => Options): PatternNode {
    if (this.#insideBehind) return this.#refuse('a pattern looks ahead inside a look-behind');
    const options = body();
    const anchored = !negated && options.every((option) => option.some((node) => node.anchored));
    return { kind: 'ahead', negated, options, nullable: false, anchored };
  }

  /** @param key the same for what looks for the same; in parentheses where it is written out */
  #behind(negated: boolean, key: string, body: () => Options): PatternNode {
    const outer = this.#insideBehind;
    this.#insideBehind = true;
    const options = this.#trackers.get(key)?.options ?? body();
    this.#insideBehind = outer;
    // Those inside have been added by now, so this one comes after them.
    const index = this.#trackers.get(key)?.index ?? this.#trackers.size;
    this.#trackers.set(key, { index, options });
    return { kind: 'behind', negated, tracker: index, nullable: false, anchored: negated && key === '^' };
  }

  #refuse(problem: string): PatternNode {
    this.#problem ??= problem;
    return choiceOf([[]]);
  }
}

/** Whether it matches the empty text where its assertions hold. */
function mayMatchNothing(node: PatternNode): boolean {
  switch (node.kind) {
    case 'chars':
      return false;
    case 'choice':
      return node.options.some((option) => option.every(mayMatchNothing));
    case 'repeat':
      return node.min === 0 || mayMatchNothing(node.body);
    case 'ahead':
    case 'behind':
      return true;
  }
}
