import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../packages/cli/src/input/decode-text.ts';
import { runIn } from './support/fake-io.ts';
import { contract, git, referring, repositoryOf, write } from './support/scratch.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const swapped = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).swap16();
const utf32 = (text: string): Uint8Array => Buffer.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0]));
const after = (mark: number[], bytes: Uint8Array): Uint8Array => Buffer.concat([Buffer.from(mark), bytes]);

const REFUSED: readonly (readonly [string, Uint8Array, string, RegExp, string | null])[] = [
  ['UTF-16 LE with a mark', after([0xff, 0xfe], utf16('{}')), 'not-utf8', /UTF-16LE.*iconv -f UTF-16LE -t UTF-8/, null],
  ['UTF-16 BE with a mark', after([0xfe, 0xff], swapped(utf16('{}'))), 'not-utf8', /UTF-16BE/, null],
  ['UTF-32 LE with a mark', after([0xff, 0xfe, 0, 0], utf32('{}')), 'not-utf8', /UTF-32LE/, null],
  ['UTF-32 BE with a mark', after([0, 0, 0xfe, 0xff], Buffer.from([0, 0, 0, 0x7b])), 'not-utf8', /UTF-32BE/, null],
  ['UTF-16 LE without a mark', utf16('{"a":1}'), 'not-utf8', /looks like UTF-16LE/, null],
  ['UTF-16 BE without a mark', swapped(utf16('{"a":1}')), 'not-utf8', /looks like UTF-16BE/, null],
  ['a NUL byte', latin('a: 1\nb: \0'), 'document-not-text', /NUL byte at offset 8/, '2:4'],
  ['NUL bytes alone', new Uint8Array(10), 'document-not-text', /NUL byte at offset 0/, '1:1'],
  ['gzip', after([0x1f, 0x8b], latin('x')), 'document-not-text', /gzip.*gunzip/, null],
  ['zip', latin('PK\x03\x04x'), 'document-not-text', /zip/, null],
  ['PDF', latin('%PDF-1.7'), 'document-not-text', /PDF/, null],
  ['Latin-1', latin('a: 1\ntitle: Gr\xfc\xdfe\n'), 'not-utf8', /byte FC at offset 14.*iconv/, '2:10'],
  ['a lone continuation byte', latin('\x80'), 'not-utf8', /byte 80 at offset 0/, '1:1'],
  ['a character cut off at the end', latin('a: \xe2\x82'), 'not-utf8', /byte E2 at offset 3/, '1:4'],
  ['an overlong form', latin('a\xc0\xaf'), 'not-utf8', /byte C0 at offset 1/, null],
  ['half a surrogate pair', latin('a\xed\xa0\x80'), 'not-utf8', /byte ED at offset 1/, null],
  [
    'a fault after a real U+FFFD',
    Buffer.concat([Buffer.from('\ufffdé\ufffd'), latin('\xff')]),
    'not-utf8',
    /byte FF at offset 8/,
    '1:4',
  ],
];

describe('bytes that are not UTF-8 text', () => {
  it.each(REFUSED)('%s', (_, bytes, code, part, place) => {
    const decoded = decodeText(bytes);
    if (decoded.ok) throw new Error('It was accepted.');
    const { error } = decoded;
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.fix}`).toMatch(part);
    if (place !== null) expect(`${error.at?.line}:${error.at?.column}`).toBe(place);
  });

  it.each(REFUSED)('%s: refused on every load path, exit 2', async (_, bytes, code) => {
    const cwd = repositoryOf({ 'bad.yaml': bytes, 'refers.yaml': referring('bad.yaml'), 'new.yaml': contract() });
    write(cwd, { 'staged.yaml': bytes });
    git(cwd, 'add', 'staged.yaml');
    const given = { cwd, stdin: bytes, fetch: () => Promise.resolve(new Response(Buffer.from(bytes))) };
    for (const old of [
      'bad.yaml',
      'refers.yaml',
      'main:bad.yaml',
      'main:refers.yaml',
      ':staged.yaml',
      '-',
      'http://h/x',
    ]) {
      const { exit, stderr } = await runIn(given, 'diff', '--allow-remote', old, 'new.yaml');
      expect(exit).toBe(2);
      expect(stderr).toContain(`error[${code}]`);
    }
  });
});

/** Nothing that reads as another format. */
const isPlain = (text: string): boolean =>
  !['PK', '%PDF', '\x1f'].some((start) => text.startsWith(start)) && !text.includes('\0');

describe('UTF-8', () => {
  it('is taken with or without its mark', () => {
    expect(decodeText(Buffer.from('\ufeffa: 1'))).toEqual({ ok: true, value: 'a: 1' });
    expect(decodeText(Buffer.from('a: ü€\u{1f600}\ufffd'))).toEqual({ ok: true, value: 'a: ü€\u{1f600}\ufffd' });
    expect(decodeText(new Uint8Array())).toEqual({ ok: true, value: '' });
  });

  it('any text comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(isPlain(text) && !text.startsWith('\ufeff'));
        expect(decodeText(Buffer.from(text))).toEqual({ ok: true, value: text });
      }),
    );
  });

  it('any byte that cannot stand there is found where it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, rest) => {
        fc.pre(isPlain(before) && isPlain(rest));
        const start = Buffer.from(before);
        const decoded = decodeText(Buffer.concat([start, latin('x\xff'), Buffer.from(rest)]));
        if (decoded.ok) throw new Error('It was accepted.');
        expect(decoded.error.message).toContain(`byte FF at offset ${start.length + 1} `);
      }),
    );
  });
});
