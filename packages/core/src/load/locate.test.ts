import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from './line-index.ts';
import { parseDocument } from './parse-document.ts';
import type { Pointer, SourceDocument } from './source-document.ts';

function load(text: string): SourceDocument {
  const parsed = parseDocument({ uri: 'a', label: 'a', text });
  if (!parsed.ok) throw new Error(parsed.error.map(({ message, line }) => `${line}: ${message}`).join('\n'));
  return parsed.value;
}

/** `line:column-text` of the key and of the value at a slash-separated pointer. */
function show(text: string, pointer: string): { key: string | null; value: string; exact: boolean } {
  const document = load(text);
  const [found] = document.locate([pointer === '' ? [] : pointer.split('/')]);
  if (found === undefined) throw new Error('no answer');
  const lines = linesOf(document);
  const spell = ({ start, end }: { start: number; end: number }) => {
    const { line, column } = lines.at(start);
    return `${line}:${column} ${document.text.slice(start, end)}`;
  };
  return { key: found.key === null ? null : spell(found.key), value: spell(found.value), exact: found.exact };
}

describe('places in JSON', () => {
  const text = '{\n  "a": { "b/c": [1, "x\\"]", {"d": true}] },\n  "e": 2\n}';

  test.each([
    ['', null, `1:1 ${text}`, true],
    ['a', '2:3 "a"', '2:8 { "b/c": [1, "x\\"]", {"d": true}] }', true],
    ['e', '3:3 "e"', '3:8 2', true],
    ['e/x', '3:3 "e"', '3:8 2', false],
    ['z', null, `1:1 ${text}`, false],
  ])('%j', (pointer, key, value, exact) => {
    expect(show(text, pointer)).toEqual({ key, value, exact });
  });

  test('an item, and a member inside it', () => {
    const [item, member] = load(text).locate([
      ['a', 'b/c', '1'],
      ['a', 'b/c', '2', 'd'],
    ]);
    expect(text.slice(item?.value.start, item?.value.end)).toBe('"x\\"]"');
    expect(item?.key).toBeNull();
    expect(text.slice(member?.value.start, member?.value.end)).toBe('true');
  });

  test('of a repeated key the last one counts, for what is below it too', () => {
    const repeated = '{"a": {"x": 1, "y": 2}, "a": {"y": 3}}';
    expect(show(repeated, 'a/y')).toEqual({ key: '1:31 "y"', value: '1:36 3', exact: true });
    expect(show(repeated, 'a/x')).toEqual({ key: '1:25 "a"', value: '1:30 {"y": 3}', exact: false });
  });

  test('large collections are stepped over, whatever their texts hold', () => {
    const large = { text: '}]"\\'.repeat(200), list: [[], [{ deep: { deeper: ['x'.repeat(600)] } }]] };
    const text = JSON.stringify({ a: large, b: [large, large, 7], c: { d: large, e: 1 } }, null, 1);
    const places = load(text).locate([['b', '2'], ['c', 'e'], ['c', 'd'], ['b', '1', 'list', '0'], []]);
    const spelled = places.map(({ value }) => JSON.parse(text.slice(value.start, value.end)));
    expect(spelled).toEqual([7, 1, large, [], JSON.parse(text)]);
  });

  test('brackets and quotes in comments do not matter', () => {
    expect(show('{ // "a": {\n  "a": [1,], /* ]} */ "b": 2 }', 'b')).toEqual({
      key: '2:23 "b"',
      value: '2:28 2',
      exact: true,
    });
  });
});

describe('places in YAML', () => {
  const text = [
    '# head',
    'a:',
    '  "b c": [1, "x]", {d: yes}] # ]',
    '  e: |',
    '    text',
    '  f:',
    '  - g',
    '  - h: &h {x: 1, y: 2}',
    '    i:',
    'j: *h',
    'k:',
    '  <<: *h',
    '  y: 3',
    '',
  ].join('\n');

  test.each([
    ['a/b c', '3:3 "b c"', '3:10 [1, "x]", {d: yes}]', true],
    ['a/b c/2/d', '3:21 d', '3:24 yes', true],
    ['a/e', '4:3 e', '4:6 |\n    text\n', true],
    ['a/f/0', null, '7:5 g', true],
    ['a/f/1', null, '8:5 h: &h {x: 1, y: 2}\n    i:', true],
    ['a/f/1/i', '9:5 i', '9:7 ', true],
    ['a/f/1/h', '8:5 h', '8:11 {x: 1, y: 2}', true],
    ['j', '10:1 j', '10:4 *h', true],
    ['j/x', '8:12 x', '8:15 1', true],
    ['k/x', '8:12 x', '8:15 1', true],
    ['k/y', '13:3 y', '13:6 3', true],
    ['k/z', '11:1 k', '12:3 <<: *h\n  y: 3', false],
    ['a/f/7', '6:3 f', '7:3 - g\n  - h: &h {x: 1, y: 2}\n    i:', false],
  ])('%j', (pointer, key, value, exact) => {
    expect(show(text, pointer)).toEqual({ key, value, exact });
  });

  test.each([
    ['a key with an escape', '"a\\tb": 1\n', 'a\tb', '1:9 1'],
    ['a number as key', '1.50: x\n', '1.50', '1:7 x'],
    ['a merged list', 'a: &a {x: 1}\nb: &b {y: 2}\nc:\n  <<: [*a, *b]\n', 'c/y', '2:11 2'],
    ['a pair in a flow list', '[a: 1, b]\n', '0/a', '1:5 1'],
    ['Windows line breaks', 'a:\r\n  b: 1\r\n', 'a/b', '2:6 1'],
    ['a repaired text', 'a: "x\ny"\nb: 1\n', 'b', '3:4 1'],
    ['an empty collection', 'a: {  }\nb: []\n', 'a', '1:4 {  }'],
  ])('%s', (_name, yaml, pointer, value) => {
    expect(show(yaml, pointer)).toMatchObject({ value, exact: true });
  });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function pointers(value: Json, at: Pointer = []): Pointer[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, member]) => pointers(member as Json, [...at, key]))];
}

function valueAt(value: Json, pointer: Pointer): unknown {
  return pointer.reduce<unknown>((parent, key) => (parent as Record<string, unknown>)[key], value);
}

/** A block-style YAML writer, on purpose unlike any library's. */
function yamlOf(value: Json, indent: string): string {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item) => `\n${indent}- ${yamlOf(item, `${indent}  `).trimStart()}`).join('');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([key, member]) => `\n${indent}${JSON.stringify(key)}: ${yamlOf(member, `${indent}  `)}`)
      .join('');
  }
  return JSON.stringify(value);
}

const SPELLINGS: readonly [string, (value: Json) => string][] = [
  ['compact JSON', (value) => JSON.stringify(value)],
  ['indented JSON', (value) => JSON.stringify(value, null, 2)],
  ['JSON with Windows line breaks', (value) => JSON.stringify(value, null, 2).replaceAll('\n', '\r\n')],
  ['YAML', (value) => `${yamlOf(value, '').trimStart()}\n`],
  ['YAML with Windows line breaks', (value) => `${yamlOf(value, '').trimStart()}\n`.replaceAll('\n', '\r\n')],
];

describe('laws', () => {
  const { tree } = fc.letrec<{ tree: Json; leaf: Json }>((tie) => ({
    leaf: fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((n) => (Object.is(n, -0) ? 0 : n)),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('{', '"]', ': ', '# no', '\\'),
    ) as fc.Arbitrary<Json>,
    tree: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('__proto__', 'a b', '200', 'on')),
        tie('tree'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ) as fc.Arbitrary<Json>,
  }));

  test.each(SPELLINGS)('the range of each pointer in %s reads as its value', (_name, spell) => {
    fc.assert(
      fc.property(tree, (value) => {
        const text = spell(value);
        const document = load(text);
        const wanted = pointers(value);
        const places = document.locate(wanted);
        for (const [index, pointer] of wanted.entries()) {
          const place = places[index];
          if (place === undefined) throw new Error('no answer');
          expect(place.exact).toBe(true);
          const { column } = linesOf(document).at(place.value.start);
          // Padded, because in block style the lines below are indented as far as the first one.
          const piece = ' '.repeat(column - 1) + text.slice(place.value.start, place.value.end);
          expect(load(piece).value).toEqual(valueAt(value, pointer));
          const key = place.key === null ? null : load(text.slice(place.key.start, place.key.end)).value;
          expect(key).toBe(
            Array.isArray(valueAt(value, pointer.slice(0, -1))) || pointer.length === 0 ? null : pointer.at(-1),
          );
        }
      }),
    );
  });

  test.each(SPELLINGS)('a pointer that leads nowhere in %s gives its nearest ancestor', (_name, spell) => {
    fc.assert(
      fc.property(tree, (value) => {
        const document = load(spell(value));
        const [missing] = document.locate([['no such key', 'at all']]);
        const [root] = document.locate([[]]);
        expect(missing).toEqual({ ...root, exact: false });
      }),
    );
  });
});
