import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findings, parse, readValue } from '../../../../test/support/read-text.ts';

describe('values', () => {
  test.each<[string, string, unknown]>([
    ['JSON', '{"a": [1, true, null, "x"]}', { a: [1, true, null, 'x'] }],
    ['a byte order mark before JSON', '\uFEFF{"a": 1}', { a: 1 }],
    ['a byte order mark before YAML', '\uFEFFa: 1\n', { a: 1 }],
    ['YAML in flow style', '{a: 1, b: [x, y]}', { a: 1, b: ['x', 'y'] }],
    [
      'keys keep their spelling',
      '200: a\n1.50: b\nnull: c\non: d\nno: e\n~: f\n"q": g\n',
      { 200: 'a', '1.50': 'b', null: 'c', on: 'd', no: 'e', '~': 'f', q: 'g' },
    ],
    [
      'values of the core schema',
      '[y, on, no, True, NULL, ~, 0x1F, 0o17, 090, 1.5, 1e3, .5]',
      ['y', 'on', 'no', true, null, null, 31, 15, 90, 1.5, 1000, 0.5],
    ],
    [
      'infinity and not-a-number',
      '[.inf, -.INF, .nan]',
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
    ],
    ['dates stay texts', 'a: 2026-11-20\nb: 2026-11-20T10:00:00Z\n', { a: '2026-11-20', b: '2026-11-20T10:00:00Z' }],
    [
      'integers beyond 2^53 in JSON',
      '{"a": 9007199254740993, "b": -9223372036854775808, "c": 9007199254740991}',
      { a: 9007199254740993n, b: -9223372036854775808n, c: 9007199254740991 },
    ],
    [
      'integers beyond 2^53 in YAML',
      'a: 9007199254740993\nb: -9223372036854775808\nc: 0xFFFFFFFFFFFFFFFF\n',
      { a: 9007199254740993n, b: -9223372036854775808n, c: 18446744073709551615n },
    ],
    [
      'a large number with an exponent is no integer',
      '{"a": 1e20, "b": 0.12345678901234568}',
      { a: 1e20, b: 0.12345678901234568 },
    ],
    [
      'standard tags',
      'a: !!str 200\nb: !!int "7"\nc: !!float 3\nd: ! x\ne: !!map {}\nf: !!null ""\n',
      { a: '200', b: 7, c: 3, d: 'x', e: {}, f: null },
    ],
    [
      'anchors, aliases and merges',
      'a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\nc: {y: 4, <<: [*a, {z: 5}]}\nd: *a\n',
      { a: { x: 1, y: 2 }, b: { x: 1, y: 3 }, c: { x: 1, y: 4, z: 5 }, d: { x: 1, y: 2 } },
    ],
    ['an alias as a key', 'a: &k name\n*k : 1\n', { a: 'name', name: 1 }],
    ['a quoted merge key is a key', '"<<": 5\n', { '<<': 5 }],
    ['block texts', 'a: |\n  one\n  two\nb: >-\n  three\n  four\n', { a: 'one\ntwo\n', b: 'three four' }],
    ['empty values', 'a:\nb: ""\n? c\n', { a: null, b: '', c: null }],
    ['an empty document beside the real one', '---\na: 1\n---\n', { a: 1 }],
    ['comments and trailing commas in JSON', '{"a": 1, // one\n "b": [2, /* two */ 3,],\n}', { a: 1, b: [2, 3] }],
    ['a quoted text indented too little', 'a:\n  b: "one\n  two"\n  c: 1\n', { a: { b: 'one two', c: 1 } }],
    ['a bracket indented too little', 'a: [\n  x\n]\nb: {\n  c: 1\n}\n', { a: ['x'], b: { c: 1 } }],
    ['tabs and line breaks between JSON tokens', '{\r\n\t"a"\t:\r1}', { a: 1 }],
    ['escapes in JSON', String.raw`{"\u0061\/": "\ud83d\ude00\u0000"}`, { 'a/': '\u{1F600}\0' }],
  ])('%s', (_name, text, value) => {
    expect(readValue(text)).toEqual(value);
  });

  test.each([
    '{"__proto__": {"x": 1}, "constructor": 2}',
    '{"__proto__": {"x": 1}, "constructor": 2, "constructor": 2}',
    '__proto__:\n  x: 1\nconstructor: 2\n',
    'a: &a {__proto__: {x: 1}, constructor: 2}\n<<: *a\n',
  ])('%j keeps its odd keys as own properties', (text) => {
    const value = readValue(text);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, '__proto__')?.value).toEqual({ x: 1 });
    expect(Object.getOwnPropertyDescriptor(value, 'constructor')?.value).toBe(2);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});

describe('aliases are bounded', () => {
  const layers = (count: number, width: number) =>
    Array.from(
      { length: count },
      (_, level) =>
        `a${level}: &a${level} [${Array(width)
          .fill(level === 0 ? 'x' : `*a${level - 1}`)
          .join(', ')}]`,
    ).join('\n');

  test('few are followed', () => {
    expect(Object.keys(readValue(layers(4, 9)) as object)).toHaveLength(4);
  });

  test.each([
    ['wide', layers(9, 9)],
    ['narrow', layers(40, 2)],
    [
      'deep',
      Array.from({ length: 600 }, (_, level) => `a${level}: &a${level} [${level === 0 ? 'x' : `*a${level - 1}`}]`).join(
        '\n',
      ),
    ],
  ])('%s bombs are refused', (_name, text) => {
    const parsed = parse(text);
    expect(parsed.ok).toBe(false);
  });
});

describe('laws', () => {
  test('JSON.parse and we agree on JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const exact = (_key: string, value: unknown) =>
          Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(Number(value)) < 1e21
            ? BigInt(String(value))
            : value;
        expect(readValue(text)).toEqual(JSON.parse(text, exact));
      }),
    );
  });

  test('a repeated key is found if and only if it is there', () => {
    const key = fc.oneof(
      fc.constantFrom('a', 'b', '"', '\\', '\u0061\u0301', '__proto__'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer()), { maxLength: 30 }), (members) => {
        const text = `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')}}`;
        const repeated = members.length - new Set(members.map(([name]) => name)).size;
        expect(findings(text).length).toBe(repeated);
        expect(readValue(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('an integer is a bigint if and only if a double cannot hold it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), fc.boolean(), (integer, asYaml) => {
        const value = readValue(asYaml ? `- ${integer}` : `[${integer}]`) as [unknown];
        const isSafe = Number.isSafeInteger(Number(integer));
        expect(value[0]).toBe(isSafe ? Number(integer) : integer);
      }),
    );
  });

  test('any text ends in a value or in coded problems', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      ':',
      '- ',
      '\n',
      '  ',
      '\t',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '&a ',
      '*a',
      '!!int ',
      '# c',
      '|',
      '>',
      '?',
      '<<: ',
      '---\n',
      '1e9',
      '\\',
      '%',
      '\u0000',
      '\ud800',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parse(text);
        if (parsed.ok) {
          const [found] = parsed.value.locate([['a', '0', 'b']]);
          expect(found?.value.end).toBeLessThanOrEqual(text.length);
          return;
        }
        expect(parsed.error.length).toBeGreaterThan(0);
        for (const { message, fix, code } of parsed.error) {
          expect(message).toMatch(/\.$/);
          expect(fix.length).toBeGreaterThan(5);
          expect(code).toMatch(/^(?:json|yaml|document|merge|nesting|number)-/);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
