import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_DEPTH } from './limits.ts';
import { parseDocument } from './parse-document.ts';

function parse(text: string) {
  return parseDocument({ uri: 'api.yaml', label: 'old.yaml', text });
}

function readValue(text: string): unknown {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.error.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return parsed.value.value;
}

/** `line:column code` of everything that was found. */
function findings(text: string): string[] {
  const parsed = parse(text);
  const problems = parsed.ok ? parsed.value.notices : parsed.error;
  return problems.map(({ severity, code, line, column }) => `${severity} ${line ?? 0}:${column ?? 0} ${code}`);
}

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

describe('problems in JSON', () => {
  test.each<[string, string, string[]]>([
    ['a repeated key', '{"a": 1,\n "b": {"c": 1, "c": 2}}', ['warning 2:16 json-duplicate-key']],
    ['a repeated key spelled by an escape', String.raw`{"a": 1, "\u0061": 2}`, ['warning 1:10 json-duplicate-key']],
    ['the same key in different objects', '{"a": {"x": 1}, "b": [{"x": 1}, {"x": 1}]}', []],
    ['a number beyond a double', '{"a": 1e999}', ['warning 1:7 number-too-large']],
    ['a huge integer', `{"a": ${'9'.repeat(2_000)}}`, ['error 1:7 number-too-large']],
    ['a trailing comma', '{\n  "a": 1,\n}', ['warning 2:9 json-trailing-comma']],
    ['a comment', '{\n  // hello\n  "a": 1 /* x */\n}', ['warning 2:3 json-comment']],
    ['a missing comma', '{"a": 1\n "b": 2}', ['error 2:2 json-missing-comma']],
    ['a missing colon', '{"a" 1}', ['error 1:6 json-missing-colon']],
    ['a text cut off', '{\n  "a": {\n    "b": 1', ['error 3:10 json-truncated']],
    ['a text cut off inside a string', '{"a": "unclosed}', ['error 1:7 json-truncated']],
    ['typographic quotes', '{“a”: 1}', ['error 1:2 json-quotes']],
    ['a typographic quote as value', '{"a": “b”}', ['error 1:7 json-quotes']],
    ['single quotes', `{"a": 'b'}`, ['warning 1:7 json-read-as-yaml']],
    ['a word without quotes', '{"a": NaN}', ['warning 1:7 json-read-as-yaml']],
    ['an unknown escape', String.raw`{"a": "\d+"}`, ['error 1:8 json-bad-string']],
    ['a control character', '{"a": "\u0001"}', ['error 1:8 json-bad-string']],
    ['something after the end', '{"a": 1}\n}', ['error 2:1 json-text-after-end']],
    ['two documents', '{"a": 1}\n{"a": 2}', ['error 2:1 json-text-after-end']],
    ['two commas', '{"a": 1,, "b": 2}', ['error 1:9 json-unexpected']],
    ['the wrong bracket', '{"a": [1, 2}', ['error 1:12 json-unexpected']],
    ['a fault after a comment is not left to YAML', '{"a": 1, // x\n "b": tru}', ['error 2:7 json-unquoted']],
    ['nesting', '['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1), ['error 1:501 nesting-too-deep']],
    ['the deepest nesting allowed', '['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH), []],
  ])('%s', (_name, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });
});

describe('problems in YAML', () => {
  test.each<[string, string, string[]]>([
    ['a second colon', 'get:\n  summary: List orders: newest first\n', ['error 2:23 yaml-nested-mapping']],
    ['a second colon in a list item', '- a: b: c\n', ['error 1:7 yaml-nested-mapping']],
    ['a tab', 'a:\n\tb: 1\n', ['error 2:1 yaml-tab-indentation']],
    ['a tab after spaces', 'a:\n  b:\n  \tc: 1\n', ['error 3:3 yaml-tab-indentation']],
    ['a tab at the very start', '\ta: 1\n', ['error 1:1 yaml-tab-indentation']],
    ['too little indentation', 'a:\n    b: 1\n  c: 2\n', ['error 3:3 yaml-bad-indentation']],
    ['too much indentation', 'a: 1\n  b: 2\n', ['error 2:3 yaml-bad-indentation']],
    ['less than the first key', ' a: 1\nb: 2\n', ['error 2:1 yaml-bad-indentation']],
    ['an unclosed double quote', 'x:\n  a: "abc\n  b: 1\n', ['error 2:6 yaml-unclosed-quote']],
    ['an unclosed single quote', "a: 'abc\nb: 1\n", ['error 1:4 yaml-unclosed-quote']],
    ['an unclosed quote before a quoted text', 'a: "x\nb: "y"\n', ['error 1:4 yaml-unclosed-quote']],
    ['an apostrophe in single quotes', "a: 'it's'\n", ['error 1:8 yaml-text-after-quote']],
    ['quotes in quotes', 'a: "say "hi""\n', ['error 1:10 yaml-text-after-quote']],
    ['an unclosed bracket', 'tags: [a, b\npaths:\n  /x: 1\n', ['error 1:7 yaml-unclosed-bracket']],
    ['an unclosed brace', 'a: {b: 1\n', ['error 1:4 yaml-unclosed-bracket']],
    ['a missing comma', 'a: {b: 1 c: 2}\n', ['error 1:11 yaml-missing-comma']],
    ['a comma too many', 'a: [1,,2]\n', ['error 1:7 yaml-missing-comma']],
    ['a bracket too many', 'a: [x]]\n', ['error 1:7 yaml-unexpected-bracket']],
    ['a line without colon', 'a: 1\nfoo\nb: 2\n', ['error 2:1 yaml-missing-colon']],
    ['a last line without colon', 'a: 1\nfoo bar\n', ['error 2:1 yaml-missing-colon']],
    ['a block text that is not indented', 'a: |\n x\ny\n', ['error 3:1 yaml-missing-colon']],
    ['no space after the colon', 'a: 1\nb:2\nc: 3\n', ['error 2:2 yaml-missing-space']],
    ['no space after a quoted key', '"a":1\n', ['error 1:5 yaml-missing-space']],
    ['a text that starts with @', 'a: @foo\n', ['error 1:4 yaml-reserved-character']],
    ['a list on the line of its key', 'a: - b\n', ['error 1:4 yaml-reserved-character']],
    ['an unknown alias', 'a: *foo\n', ['error 1:4 yaml-unknown-anchor']],
    ['a cyclic alias', 'a: &a\n  b: *a\n', ['error 2:6 yaml-cyclic-alias']],
    ['an unknown tag', 'a: !include x.yaml\n', ['error 1:4 yaml-unknown-tag']],
    ['a tag named like a member of every object', 'a: !!constructor x\n', ['error 1:4 yaml-unknown-tag']],
    ['a value that does not fit its tag', 'a: !!int x\n', ['error 1:4 yaml-unknown-tag']],
    ['a tag on a collection', 'a: !thing {}\n', ['error 1:4 yaml-unknown-tag']],
    ['a bad escape', 'a: "\\d+"\n', ['error 1:5 yaml-bad-escape']],
    ['a bad block header', 'a: |x\n  y\n', ['error 1:5 yaml-bad-block-text']],
    [
      'repeated keys, all of them',
      'a: 1\nb: 2\na: 3\nb: 4\n',
      ['error 3:1 yaml-duplicate-key', 'error 4:1 yaml-duplicate-key'],
    ],
    ['repeated keys that differ as YAML only', '200: 1\n"200": 2\n', ['error 2:1 yaml-duplicate-key']],
    ['a merge of no mapping', 'a: 1\n<<: 5\n', ['error 2:1 yaml-bad-merge']],
    ['a template that was not filled in', 'a: {{ name }}\n', ['error 1:5 yaml-complex-key']],
    ['a list as a key', '[a, b]: 1\n', ['error 1:1 yaml-complex-key']],
    ['several documents', 'a: 1\n---\nb: 2\n', ['error 2:1 document-multiple']],
    ['nothing', '', ['error 0:0 document-empty']],
    ['only comments', '# to do\n\n', ['error 0:0 document-empty']],
    ['only a marker', '---\n', ['error 0:0 document-empty']],
    ['a directive without document', '%YAML 1.2\na: 1\n', ['error 2:1 yaml-bad-directive']],
    ['a control character', 'a: \u0001\n', ['error 1:4 yaml-control-character']],
    ['half a surrogate pair', 'a: \ud800\n', ['error 1:4 yaml-control-character']],
    ['a NUL', 'a: x\0y\n', ['error 1:5 document-not-text']],
    ['a web page', '\n<!DOCTYPE html>\n<html></html>', ['error 2:1 document-markup']],
    [
      'a large file pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\n',
      ['error 1:1 document-pointer'],
    ],
    [
      'a merge conflict in YAML',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> topic\n',
      ['error 2:1 merge-conflict'],
    ],
    [
      'a merge conflict in JSON',
      '{\n<<<<<<< HEAD\n"b": 2\n=======\n"b": 3\n>>>>>>> topic\n}',
      ['error 2:1 merge-conflict'],
    ],
    ['a huge integer', `a: ${'9'.repeat(2_000)}\n`, ['error 1:4 number-too-large']],
    ['a number beyond a double', 'a: 1e999\n', ['warning 1:4 number-too-large']],
    ['a quoted text indented too little', 'a:\n  b: "one\n  two"\n', ['warning 3:3 yaml-bad-indentation']],
    ['nesting in flow style', '['.repeat(MAX_DEPTH + 1), ['error 1:501 nesting-too-deep']],
    ['nesting in block style', `${'- '.repeat(MAX_DEPTH + 1)}x`, ['error 1:1001 nesting-too-deep']],
    ['the deepest nesting allowed', `${'- '.repeat(MAX_DEPTH)}x`, []],
  ])('%s', (_name, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  test('the fix for a second colon can be pasted', () => {
    const parsed = parse('get:\n  summary: List orders: newest first\n');
    expect(parsed.ok ? null : parsed.error[0]).toEqual({
      severity: 'error',
      code: 'yaml-nested-mapping',
      message: 'A second ":" stands in an unquoted text.',
      fix: 'Quote it: summary: "List orders: newest first"',
      file: 'old.yaml',
      line: 2,
      column: 23,
      length: 1,
    });
  });

  test('a repeated key says where the other one stands', () => {
    const parsed = parse('a: 1\nb: 2\na: 3\n');
    expect(parsed.ok ? '' : parsed.error[0]?.message).toBe(
      'The key "a" stands twice in this mapping; the first is on line 1.',
    );
  });

  test('many repeated keys do not bury the reader', () => {
    expect(findings('a: 1\n'.repeat(10_000)).length).toBe(50);
    expect(findings(`{${'"a": 1,'.repeat(10_000)} "a": 1}`).length).toBe(50);
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
