/**
 * Hostile regular expressions by family. None is ever to be matched by a backtracking engine; whatever analyses them
 * must stop at a bound of its own.
 */

const bodies = ['a', '[a-z]', '\\w', '.', '(?:a|a)', '(?:a|ab)', '[^"]', '(?:aa?|b)'];

const nested: readonly ((body: string) => string)[] = [
  (body) => `^(${body}+)+$`,
  (body) => `^((${body}*)*)*$`,
  (body) => `^(?:${body}+)*?${body}$`,
  (body) => `^(?:${body}?){64}${body}{64}$`,
];

/** Words that share their beginnings: an automaton of them is large, a backtracking search of them slow. */
const words = Array.from({ length: 5_000 }, (_, index) => `word${index.toString(36)}`);

function around(open: string, core: string, close: string, depth: number): string {
  return `${open.repeat(depth)}${core}${close.repeat(depth)}`;
}

function lookaheads(count: number): string {
  return Array.from({ length: count }, (_, index) => `(?=.*${String.fromCodePoint(0x61 + (index % 26))})`).join('');
}

export const HOSTILE_PATTERNS = {
  'nested quantifiers': bodies.flatMap((body) => nested.map((shape) => shape(body))),

  'polynomial backtracking': [
    ...[5, 50, 2_000].map((count) => `^${'a*'.repeat(count)}$`),
    ...[3, 300].map((count) => `${'.*=.*;'.repeat(count)}$`),
    '\\s*\\s*\\s*\\s*\\s*$',
    '^(?:.*?,){30}P',
    '^(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[^.]$',
    '^\\d+\\d+\\d+\\d+\\d+\\d+\\d+\\d+x$',
  ],

  'exponential automata': [
    ...[8, 16, 24, 200].map((count) => `^[ab]*a[ab]{${count}}$`),
    ...[8, 40].map((count) => `^(?:[ab]*a[ab]{${count}}){${count}}$`),
    `^${lookaheads(26)}.*$`,
    `^${'(?!.*a.{7}b)'.repeat(20)}.*$`,
    `^(?:${Array.from({ length: 12 }, (_, index) => `(?:a{${index + 2}})*`).join('|')})$`,
  ],

  'huge counts': [
    '^a{1000}$',
    '^a{65535}$',
    '^a{2147483647}$',
    '^a{9007199254740993}$',
    `^a{${'9'.repeat(400)}}$`,
    '^a{0,1000000}$',
    '^a{1000000,}$',
    '^(?:a{1000}){1000}$',
    '^(((((a{100}){100}){100}){100}){100}){100}$',
    '^(?:a?){5000}$',
    '^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){0,126}[a-z]{2,63}$',
    '^(?:){1000000000}$',
  ],

  'deep nesting': [
    ...[100, 1_000, 10_000, 100_000].map((depth) => around('(', 'a', ')', depth)),
    ...[500, 20_000].map((depth) => around('(?:a|', 'b', ')*', depth)),
    ...[200, 5_000].map((depth) => around('(?=', 'a', ')', depth)),
    around('(?<=', 'a', ')', 2_000),
    '['.repeat(10_000),
    '('.repeat(100_000),
  ],

  'lookaround and backreferences': [
    '^(a+)\\1+$',
    '^(a*)(b*)\\2\\1$',
    '(?<=(a+)+)b',
    '(?<!a{1000})b',
    '(?=(a+))a*b\\1',
    '^(?<x>a+)\\k<x>+$',
    '\\b(\\w+)\\b.*\\b\\1\\b',
    '(\\2b)(\\1a)',
    '^(?:(a)|b)*\\1$',
    '^(?!(.*).*\\1.*\\1).*$',
    '\\B.*\\B.*\\B',
    '(?:^|$|^$)*a',
  ],

  // Wrong in every mode of ECMAScript.
  'invalid syntax': [
    '(',
    ')',
    '[',
    '*a',
    'a**',
    'a++',
    'a{2,1}',
    '\\',
    '[b-a]',
    '(?<n>a)(?<n>b)',
    '(?<a>x)\\k<b>',
    '(?<',
    '(?P<n>a)',
    '(?>a)',
    '(?#comment)',
    '(?',
    '^+?*',
  ],

  'Unicode oddities': [
    '^\\p{L}{1000}$',
    '^\\p{Script=Greek}+$',
    '^\\p{Nope}$',
    '^\\P{Any}$',
    '^\\p{RGI_Emoji}$',
    '\\u{110000}',
    '[\\u{0}-\\u{10FFFF}]{5000}',
    '\\uD83D',
    '\ud83d',
    '\ude00\ud83d',
    '[\u{1f600}-\u{1f64f}]+',
    '[\\p{L}--[a-z]]',
    '[\\p{L}&&[a-z]]',
    '^e\u0301\u0301\u0301*$',
    '[^]*',
    '[]',
    '\\cA\\c1\\x\\u12',
    '(?i:\u0130\u017f\u212a)',
    '[\\w-z]',
  ],

  'controls, bidirectional marks and markup': [
    '\u0000',
    '\u001b[2J\u001b]0;owned\u0007',
    '\u009b31m',
    '\u202egnp.exe',
    '\u2066\u2069\u200f',
    '\ufeff^a$',
    '\n::error file=a,line=1::owned',
    '\r\n::set-output name=a::b',
    '##vso[task.setvariable variable=a]b',
    '`|<img src=x onerror=alert(1)>@everyone',
    ']]></script><!--',
    '\u2028\u2029\u0085',
  ],

  'very long': [
    'a'.repeat(200_000),
    `^(?:${words.join('|')})$`,
    `^(?:${'a|'.repeat(20_000)}a)*$`,
    `[${Array.from({ length: 10_000 }, (_, index) => String.fromCodePoint(0x4e00 + 2 * index)).join('')}]`,
    `^${'[a-z0-9]?'.repeat(5_000)}$`,
    '(a)'.repeat(20_000),
    `^${'.*'.repeat(3_000)}$`,
  ],

  'names of the language': ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', ''],
} as const satisfies Readonly<Record<string, readonly string[]>>;
