import fc from 'fast-check';

const letters = ['a', 'b', '-', ' '];

/** All texts over four letters up to a length. */
export function shortTexts(longest: number): readonly string[] {
  const texts = [''];
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] ?? '';
    if (text.length < longest) texts.push(...letters.map((letter) => text + letter));
  }
  return texts;
}

const atom = fc.constantFrom('a', 'b', '-', ' ', '.', '\\w', '\\W', '\\s', '[ab]', '[^a]', '[^]', '(?:)');
const quantifier = fc.constantFrom('?', '*', '+', '{2}', '{0,2}', '{1,3}', '{2,}', '*?');
const assertion = fc.constantFrom('^', '$', '\\b', '\\B');

interface PatternParts {
  readonly pattern: string;
  readonly element: string;
  readonly plain: string;
}

/**
 * Patterns over a few letters with groups, repeats, anchors, boundaries and looks to both sides. Small enough for a
 * backtracking engine.
 */
export function safePattern(): fc.Arbitrary<string> {
  return patterns(true);
}

/** The same without anything that looks to a side: what it means does not depend on what stands around it. */
export function regularPattern(): fc.Arbitrary<string> {
  return patterns(false);
}

function patterns(sides: boolean): fc.Arbitrary<string> {
  return fc.letrec<PatternParts>((tie) => {
    const group = tie('pattern').map((pattern) => `(?:${pattern})`);
    const repeated = fc.tuple(fc.oneof(atom, group), quantifier).map(([body, times]) => body + times);
    const looks = fc
      .tuple(fc.constantFrom('(?=', '(?!'), tie('pattern'))
      .map(([open, pattern]) => `${open}${pattern})`);
    const looksBack = fc
      .tuple(fc.constantFrom('(?<=', '(?<!'), tie('plain'))
      .map(([open, pattern]) => `${open}${pattern})`);
    const aside = sides ? [{ weight: 2, arbitrary: assertion }, looks, looksBack] : [];
    const option = (maxLength: number) => fc.array(tie('element'), { maxLength }).map((elements) => elements.join(''));
    return {
      element: fc.oneof(
        { depthSize: 'small' },
        { weight: 4, arbitrary: atom },
        { weight: 2, arbitrary: repeated },
        group,
        ...aside,
      ),
      pattern: fc.array(option(4), { minLength: 1, maxLength: 2 }).map((options) => options.join('|')),
      // Without a look-ahead, which is not understood inside a look-behind.
      plain: fc
        .array(fc.oneof(atom, fc.constantFrom('^', 'a*', '[ab]+', '(?<!a)', '(?:a|b-)')), { maxLength: 3 })
        .map((elements) => elements.join('')),
    };
  }).pattern;
}
