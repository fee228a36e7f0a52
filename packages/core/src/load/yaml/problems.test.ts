import { describe, expect, test } from 'vitest';
import { findings, parse } from '../../../../../test/support/read-text.ts';
import { MAX_DEPTH } from '../limits.ts';

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
