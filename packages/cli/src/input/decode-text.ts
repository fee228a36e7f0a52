import { isUtf8 } from 'node:buffer';
import { ok, type Result } from '@contract-check/core';
import { type Refusal, refuse } from './refusal.ts';

/** Longest first: the mark of UTF-32 LE starts with that of UTF-16 LE. */
const OTHER_MARKS: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: 'UTF-32LE', bytes: [0xff, 0xfe, 0x00, 0x00] },
  { name: 'UTF-32BE', bytes: [0x00, 0x00, 0xfe, 0xff] },
  { name: 'UTF-16LE', bytes: [0xff, 0xfe] },
  { name: 'UTF-16BE', bytes: [0xfe, 0xff] },
];

const OTHER_FORMATS: readonly { readonly name: string; readonly bytes: readonly number[]; readonly fix: string }[] = [
  { name: 'a gzip file', bytes: [0x1f, 0x8b], fix: 'Unpack it with gunzip and give the result.' },
  { name: 'a zip file', bytes: [0x50, 0x4b, 0x03, 0x04], fix: 'Unpack it and give the contract inside.' },
  { name: 'a PDF file', bytes: [0x25, 0x50, 0x44, 0x46], fix: 'Give the contract that it was made from.' },
];

const UTF8_MARK: readonly number[] = [0xef, 0xbb, 0xbf];

/** The text of UTF-8 bytes, without a byte order mark; refused when they are anything else. */
export function decodeText(bytes: Uint8Array): Result<string, Refusal> {
  const format = OTHER_FORMATS.find((row) => startsWith(bytes, row.bytes));
  if (format !== undefined) return refuse('document-not-text', `This is ${format.name}.`, format.fix);
  const mark = OTHER_MARKS.find((row) => startsWith(bytes, row.bytes));
  if (mark !== undefined) return notUtf8(`The text is ${mark.name}, not UTF-8.`, mark.name);
  const nul = bytes.indexOf(0);
  if (nul >= 0) return refuseNul(bytes, nul);
  if (!isUtf8(bytes)) return refuseInvalid(bytes);
  const text = startsWith(bytes, UTF8_MARK) ? bytes.subarray(UTF8_MARK.length) : bytes;
  return ok(Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8'));
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function notUtf8(message: string, encoding: string): { ok: false; error: Refusal } {
  return refuse('not-utf8', message, `Save it as UTF-8, for instance: iconv -f ${encoding} -t UTF-8 <file>`);
}

/** A text in UTF-16 without a mark starts with a letter and a NUL, or the other way round. */
function refuseNul(bytes: Uint8Array, offset: number): { ok: false; error: Refusal } {
  const looksWide = offset <= 1 && bytes.length >= 4 && bytes[offset + 2] === 0 && bytes[1 - offset] !== 0;
  if (looksWide) {
    const encoding = offset === 1 ? 'UTF-16LE' : 'UTF-16BE';
    return notUtf8(`The text looks like ${encoding} without a byte order mark, not UTF-8.`, encoding);
  }
  const refusal = refuse(
    'document-not-text',
    `There is a NUL byte at offset ${offset}: this is a binary or damaged file.`,
    'Give the contract as a text file (YAML or JSON).',
  );
  return at(refusal, bytes, offset);
}

function refuseInvalid(bytes: Uint8Array): { ok: false; error: Refusal } {
  const offset = firstInvalid(bytes);
  const hex = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return at(notUtf8(`The byte ${hex} at offset ${offset} is not UTF-8.`, 'ISO-8859-1'), bytes, offset);
}

/** Where decoding put U+FFFD although the bytes do not spell that character. */
function firstInvalid(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString('utf8');
  let offset = 0;
  let from = 0;
  for (let next = text.indexOf('\ufffd'); next >= 0; next = text.indexOf('\ufffd', from)) {
    offset += Buffer.byteLength(text.slice(from, next));
    if (!startsWith(bytes.subarray(offset), REPLACEMENT)) break;
    offset += REPLACEMENT.length;
    from = next + 1;
  }
  return offset;
}

/** U+FFFD in UTF-8. */
const REPLACEMENT: readonly number[] = [0xef, 0xbf, 0xbd];

function at(refusal: { ok: false; error: Refusal }, bytes: Uint8Array, offset: number): { ok: false; error: Refusal } {
  const before = Buffer.from(bytes.subarray(0, offset)).toString('utf8');
  const line = before.split('\n');
  return { ok: false, error: { ...refusal.error, at: { line: line.length, column: (line.at(-1)?.length ?? 0) + 1 } } };
}
