import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safePattern, shortTexts } from '../../../../../test/support/safe-patterns.ts';
import { Patterns, type WordDemand, type WordSearch } from './patterns.ts';

function demand(all: readonly string[], none: readonly string[] = [], lengths: Partial<WordDemand> = {}): WordDemand {
  return { all, none, minLength: 0, maxLength: null, ...lengths };
}

function wordsOf(search: WordSearch): readonly string[] {
  return search.kind === 'words' ? search.words : [`unknown: ${search.reason}`];
}

const nothing = { kind: 'words', words: [], complete: true };

describe('words', () => {
  it.each<[all: string[], none: string[], words: string[]]>([
    [[], [], ['', 'a', 'b']],
    [['^[a-z]+$'], [], ['a', 'b', 'c']],
    [['^[a-z]{4,6}$'], [], ['abcd', 'abce', 'abcf']],
    [['^\\d{3}$'], ['^0'], ['100', '103', '104']],
    [['b'], ['^b'], ['ab', 'cb', 'db']],
    [['^(?=.*[a-z])(?=.*\\d).{2,}$'], [], ['a1', 'a2', 'a3']],
    [['^(?!.*--)[a-z-]+$'], ['^[a-z]+(-[a-z]+)*$'], ['-', 'a-', 'b-']],
    [['\\bb\\b'], ['^b'], [' b', '-b', '.b']],
    [['(?<!^)b', '^[^]{1,2}$'], [], ['ab', 'cb', 'db']],
    [['(?<!a)b'], ['^b', '^[^a]*$'], ['abb', 'adb', 'aeb']],
    [['^[^\\x00-\\x7f]$'], [], ['à', 'á', 'â']],
    [['^\\p{Lu}$'], ['[A-Z]'], ['À', 'Á', 'Â']],
  ])('of %j but not %j', (all, none, words) => {
    expect(wordsOf(new Patterns().words(demand(all, none), 3))).toEqual(words);
  });

  it.each<[all: string[], none: string[]]>([
    [['^a{1,20}$'], ['^a{1,30}$']],
    [['^(?!\\s*$).+'], ['\\S']],
    [['a'], ['a']],
    [['^(a|b)*$'], ['^[ab]*$']],
    [['^$'], ['^\\s*$']],
    [['x$', '^y'], ['^y[^]*x$']],
    [['a(?=b)'], ['ab']],
    [['[]'], []],
    [['^(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$'], ['^[0-9.]{7,15}$']],
  ])('there is none of %j that is not of %j', (all, none) => {
    expect(new Patterns().words(demand(all, none), 3)).toEqual(nothing);
  });

  it('tells when these are all', () => {
    const patterns = new Patterns();
    expect(patterns.words(demand(['^[ab]$']), 5)).toEqual({ kind: 'words', words: ['a', 'b'], complete: true });
    expect(patterns.words(demand(['^[ab]$']), 2)).toMatchObject({ complete: true });
    expect(patterns.words(demand(['^[ab]$']), 1)).toMatchObject({ complete: false });
    expect(patterns.words(demand(['^a+$'], [], { maxLength: 2 }), 5)).toMatchObject({
      words: ['a', 'aa'],
      complete: true,
    });
  });

  it('counts lengths in code points', () => {
    const patterns = new Patterns();
    const emoji = demand(['^[😀-😂]+$'], [], { minLength: 2, maxLength: 2 });
    expect(wordsOf(patterns.words(emoji, 20))).toHaveLength(9);
    expect(patterns.words(demand(['^abc$'], [], { maxLength: 2 }), 1)).toEqual(nothing);
    expect(patterns.words(demand([], [], { minLength: 3, maxLength: 2 }), 1)).toEqual(nothing);
    expect(wordsOf(patterns.words(demand([], [], { minLength: 3000 }), 1))[0]).toHaveLength(3000);
  });

  it('gives no lone surrogate', () => {
    const patterns = new Patterns();
    expect(patterns.words(demand(['^[\\ud800-\\udfff]$']), 1)).toEqual(nothing);
    expect(patterns.words(demand(['^\\P{Any}$']), 1)).toEqual(nothing);
  });

  it('answers alike whatever was asked before, and in whatever order', () => {
    const asked = demand(['^[a-z]{1,40}$', 'a'], ['b', 'c']);
    const used = new Patterns({ maxStates: 30 });
    used.words(demand(['a'], ['b']), 7);
    used.matches('^[a-z]{1,40}$', 'abcdefghijklmnopqrstuvwxyz'.repeat(3));
    const fresh = new Patterns({ maxStates: 30 });
    const turned = demand([...asked.all].reverse(), [...asked.none].reverse());
    expect(used.words(asked, 3)).toEqual(fresh.words(turned, 3));
  });
});

describe('without the flag u', () => {
  it('reads what is valid only so', () => {
    const patterns = new Patterns();
    expect(patterns.matches('^[\\w-.]+\\_$', 'a-b_')).toBe(true);
    expect(wordsOf(patterns.words(demand(['^\\-[\\w-.]$']), 1))).toEqual(['-b']);
  });

  it('a character beyond the basic plane is two', () => {
    const patterns = new Patterns();
    expect(patterns.matches('^.{2}\\_?$', '😀')).toBe(true);
    expect(patterns.matches('^.\\_?$', '😀')).toBe(false);
    expect(patterns.words(demand(['^.\\_?$'], ['^.$', '_']), 1)).toEqual(nothing);
    expect(wordsOf(patterns.words(demand(['^[^\\ud83d]\\_?$']), 1))).toEqual([
      'unknown: a pattern tells halves of characters apart',
    ]);
  });
});

describe('what is not understood', () => {
  it.each([
    ['a back reference', '(a)\\1', 'a pattern uses a back reference'],
    ['a named one', '(?<name>a)\\k<name>', 'a pattern uses a back reference'],
    ['no syntax', '(', 'a pattern is not a valid regular expression'],
    ['syntax of another language', '(?i)a', 'a pattern is not a valid regular expression'],
    ['both ways at once', '(?<=a(?=b))b', 'a pattern looks ahead inside a look-behind'],
    ['a large count', 'a{1,1000000}', 'a pattern repeats too often'],
    ['a large count of what may be empty', '(?:(?=a)b?){1000}', 'a pattern repeats too often'],
    ['deep nesting', '('.repeat(2_900) + ')'.repeat(2_900), 'a pattern is too large'],
    ['great length', 'a'.repeat(50_000), 'a pattern is too long'],
    ['too many ways to read nothing', `${'(|)'.repeat(60)}x`, 'a pattern is too large'],
  ])('%s', (_, pattern, reason) => {
    const patterns = new Patterns();
    expect(patterns.words(demand([], [pattern]), 1)).toEqual({ kind: 'unknown', reason });
    expect(patterns.matches(pattern, 'a')).toBeNull();
  });

  it.each<[all: string, none: string]>([
    ['(a|b)*a(a|b){30}$', '(a|b)*b(a|b){30}$'],
    ['^(a{0,1000}){0,1000}$', '^a*$'],
    ['^a{90000}$', 'b'],
  ])('%s without %s takes too many states', (all, none) => {
    expect(new Patterns({ maxStates: 500 }).words(demand([all], [none]), 1)).toEqual({
      kind: 'unknown',
      reason: 'the patterns are too large',
    });
  });

  it('but however large a pattern is, nothing matches it and does not', () => {
    const large = '^[ab]*a[ab]{40}$';
    const nothing = { kind: 'words', words: [], complete: true };
    expect(new Patterns({ maxStates: 500 }).words(demand([large, '^a'], ['b$', large]), 1)).toEqual(nothing);
    expect(new Patterns().words(demand(['('], ['(']), 1)).toMatchObject({ kind: 'unknown' });
  });

  it('an example too long to be shown', () => {
    expect(new Patterns().words(demand(['^a*$'], [], { minLength: 1e9 }), 1)).toEqual({
      kind: 'unknown',
      reason: 'a matching text would be too long',
    });
  });
});

describe('matches', () => {
  it('takes linear time where backtracking would take for ever', () => {
    const text = 'a'.repeat(20_000);
    const patterns = new Patterns({ maxStates: 50 });
    expect(patterns.matches('^(a+)+$', `${text}b`)).toBe(false);
    expect(patterns.matches('(x+x+)+y', 'x'.repeat(20_000))).toBe(false);
    expect(patterns.matches('^(a|b)*a(a|b){12}$', text)).toBe(true);
  });

  it('agrees with RegExp on texts with lone surrogates', () => {
    const patterns = new Patterns();
    for (const pattern of ['^.$', '^[^a]{2}$', '^\\P{L}$', '\\ud83d', '^\\u{1f600}$', '^[\\ud83d]\\-?']) {
      for (const text of ['\ud83d', '\ude00', '😀', '\ude00\ud83d']) {
        expect(patterns.matches(pattern, text), `${pattern} of ${text}`).toBe(reference(pattern).test(text));
      }
    }
  });
});

function reference(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

describe('generated patterns', () => {
  const texts = shortTexts(4);

  it('match what RegExp matches', () => {
    const check = fc.property(safePattern(), (pattern) => {
      const patterns = new Patterns();
      const expected = new RegExp(pattern, 'u');
      for (const text of texts) expect(patterns.matches(pattern, text), text).toBe(expected.test(text));
    });
    fc.assert(check, { numRuns: 400, seed: 1 });
  });

  it('give words that RegExp agrees with, and none only where there is none', () => {
    const lists = fc.array(safePattern(), { maxLength: 2 });
    const lengths = fc.record({ minLength: fc.nat(3), maxLength: fc.option(fc.nat(4)) });
    let proofs = 0;
    const check = fc.property(lists, lists, lengths, (all, none, bounds) => {
      const search = new Patterns().words(demand(all, none, bounds), 4);
      const wanted = (text: string) =>
        text.length >= bounds.minLength &&
        text.length <= (bounds.maxLength ?? Number.POSITIVE_INFINITY) &&
        all.every((pattern) => new RegExp(pattern, 'u').test(text)) &&
        !none.some((pattern) => new RegExp(pattern, 'u').test(text));
      if (search.kind === 'unknown') return;
      expect(search.words.filter((word) => !wanted(word))).toEqual([]);
      expect(new Set(search.words).size).toBe(search.words.length);
      const missed = search.complete ? texts.filter(wanted).filter((text) => !search.words.includes(text)) : [];
      expect(missed).toEqual([]);
      // Shortest first: nothing shorter than the last was left out.
      const longest = search.words.at(-1)?.length ?? 0;
      const shorter = texts.filter((text) => text.length < longest && wanted(text));
      expect(shorter.filter((text) => !search.words.includes(text))).toEqual([]);
      if (search.complete && search.words.length === 0) proofs++;
    });
    fc.assert(check, { numRuns: 400, seed: 2 });
    expect(proofs).toBeGreaterThan(20);
  });
});
