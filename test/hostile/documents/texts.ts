import { expect } from 'vitest';
import { type HostileDocument, json, reads, refused, yaml } from '../document.ts';

/** Texts that are cut off, mixed up, or no contract at all, and bytes that are no text. */

const utf16 = (text: string, littleEndian: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\uFEFF' : ''), ...text].map((char) => char.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (littleEndian ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])));
};

function bytes(name: string, code: string, content: () => Uint8Array): HostileDocument {
  return { name, files: () => ({ 'api.yaml': content() }), outcome: { refused: code } };
}

const BYTES: readonly HostileDocument[] = [
  bytes('UTF-16 LE with a mark', 'not-utf8', () => utf16(yaml(''), true, true)),
  bytes('UTF-16 BE with a mark', 'not-utf8', () => utf16(yaml(''), false, true)),
  bytes('UTF-16 LE without a mark', 'not-utf8', () => utf16(yaml(''), true, false)),
  bytes('Latin-1', 'not-utf8', () => Uint8Array.from(yaml('x-a: caf\u00e9\n'), (char) => char.charCodeAt(0))),
  bytes('a sequence cut off in the middle of a character', 'not-utf8', () =>
    new TextEncoder().encode('x-a: \u20ac').slice(0, -1),
  ),
  bytes('half a surrogate pair', 'not-utf8', () => Uint8Array.of(0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80)),
  bytes('an overlong encoding', 'not-utf8', () => Uint8Array.of(0x61, 0x3a, 0x20, 0xc0, 0xaf)),
  bytes('a gzip file', 'document-not-text', () => Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)),
  bytes('random bytes', 'document-not-text', () =>
    Uint8Array.from({ length: 4_096 }, (_, index) => ((index * 7_919) % 251) >> 1),
  ),
];

export const TEXTS: readonly HostileDocument[] = [
  ...BYTES,
  refused('an empty file', 'document-empty', () => ''),
  refused('white space', 'document-empty', () => ' \n\r\n   \n'),
  refused('comments', 'document-empty', () => '# to do\n# everything\n'),
  refused('a byte order mark alone', 'document-empty', () => '\uFEFF'),
  refused('several documents', 'document-multiple', () => `${yaml('')}---\n${yaml('')}`),
  refused('two JSON documents', 'json-text-after-end', () => `${json('"x-a": 1')}\n${json('"x-b": 1')}`),
  refused('NUL characters', 'document-not-text', () => yaml('x-a: "\0"\n')),
  refused('a login page', 'document-markup', () => '<!DOCTYPE html>\n<html><body>Sign in: now</body></html>\n'),
  refused(
    'a Git LFS pointer',
    'document-pointer',
    () => 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
  ),
  refused('a merge conflict', 'merge-conflict', () => yaml('<<<<<<< HEAD\nx-a: 1\n=======\nx-a: 2\n>>>>>>> topic\n')),
  refused('JSON cut off', 'json-truncated', () => json('"x-a": {"b": [1, 2, 3]}').slice(0, -8)),
  refused('JSON cut off in a text', 'json-truncated', () => json('"x-a": "a long text"').slice(0, -8)),
  refused('YAML cut off in a bracket', 'yaml-unclosed-bracket', () => yaml('tags: [{name: a}, {na')),
  refused('YAML cut off in a quoted text', 'yaml-unclosed-quote', () => yaml('x-a: "a long te')),
  refused('YAML cut off in a key', 'yaml-missing-colon', () => yaml('compon')),
  refused('tabs', 'yaml-tab-indentation', () => yaml('components:\n\tschemas: {}\n')),
  refused('a second colon', 'yaml-nested-mapping', () => yaml('x-a:\n  summary: List orders: newest first\n')),
  refused('bad indentation', 'yaml-bad-indentation', () => yaml('x-a:\n    b: 1\n  c: 2\n')),
  refused('an unknown tag that would run code', 'yaml-unknown-tag', () =>
    yaml('x-a: !!js/function "function () { }"\n'),
  ),
  refused('an unknown tag that would read a file', 'yaml-unknown-tag', () => yaml('x-a: !include /etc/passwd\n')),
  refused('a directive for another version', 'yaml-bad-directive', () => `%YAML 9.9\n---\n${yaml('')}`),
  refused('an escape code in YAML', 'yaml-control-character', () => yaml('x-a: \u001b[31m\n')),
  refused('typographic quotes', 'json-quotes', () => json('“x-a”: 1')),
  refused('a missing comma', 'json-missing-comma', () => json('"x-a": 1 "x-b": 2')),
  refused('a repeated key in YAML', 'yaml-duplicate-key', () => yaml('paths: {}\n')),
  reads(
    'a repeated key in JSON',
    () => json('"x-a": 1, "x-a": 2'),
    (value, { notices }) => {
      expect(value['x-a']).toBe(2);
      expect(notices.map(({ code }) => code)).toEqual(['json-duplicate-key']);
    },
  ),
  reads(
    'a byte order mark',
    () => `\uFEFF${yaml('')}`,
    (value) => expect(value.openapi).toBe('3.1.0'),
  ),
  reads(
    'lone surrogates in JSON',
    () => json('"x-a": "\\ud800"'),
    (value) => expect(value['x-a']).toBe('\ud800'),
  ),
  reads(
    'carriage returns alone',
    () => yaml('').replaceAll('\n', '\r'),
    (value) => expect(value.paths).toEqual({}),
  ),
  reads(
    'a line of a million characters',
    () => json(`"x-a": "${'x'.repeat(1_000_000)}"`),
    (value) => expect(value['x-a']).toHaveLength(1_000_000),
  ),
  reads(
    'a hundred thousand empty lines',
    () => yaml('\n'.repeat(100_000)),
    (value) => expect(value.paths).toEqual({}),
  ),
  reads(
    'a text that looks like instructions',
    () => yaml('x-a: "::error::\\u001b[2J</script>"\n'),
    (value) => expect(value['x-a']).toBe('::error::\u001b[2J</script>'),
  ),
];
