import { describe, expect, test } from 'vitest';
import { findings } from '../../../../../test/support/read-text.ts';
import { MAX_DEPTH } from '../limits.ts';

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
