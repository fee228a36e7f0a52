import type { InputProblem } from '@contract-check/core';
import type { WaiversFile, WrittenWaiver } from '../config/read-waivers.ts';
import { CONDITIONS } from '../config/waivers-schema.ts';

const MEMBERS = [...CONDITIONS, 'note', 'reason', 'owner', 'until'] as const;

const HEADER = '# Findings of contract-check that we accept: contract-check waive --help\n\n';

/** Adds waivers at the end; every byte that stands there already stays. Null: the list is not written line by line. */
export function withWaivers(file: WaiversFile, added: readonly WrittenWaiver[]): string | null {
  if (added.length === 0) return file.text;
  const indent = file.document === null ? '' : indentOf(file);
  if (indent === null) return null;
  const lineEnd = lineEndOf(file.text);
  const before = startOf(file, lineEnd);
  return before + added.map((waiver) => itemText(waiver, indent, lineEnd)).join('');
}

/** The text without some of its waivers, and without the comment lines right above each. Null as above. */
export function withoutWaivers(file: WaiversFile, removed: ReadonlySet<number>): string | null {
  if (removed.size === 0) return file.text;
  if (indentOf(file) === null) return null;
  const starts = file.waivers.map(({ line }) => line);
  const lines = file.text.split('\n');
  const firstLines = starts.map((line, index) => firstLineOf(lines, line, (starts[index - 1] ?? 0) + 1));
  const last = lastLineOf(file);
  const gone = new Set<number>();
  for (const index of removed) {
    const end = firstLines[index + 1] ?? last + 1;
    for (let line = firstLines[index] ?? end; line < end; line++) gone.add(line);
  }
  const kept = lines.map((text, index) => ({ text, line: index + 1 })).filter(({ line }) => !gone.has(line));
  // A gap before and a gap after what is gone would make one of two lines.
  const doubled = kept.findIndex(({ text, line }, index) => {
    return (
      gone.has(line - 1) && line < lines.length && text.trim() === '' && (kept[index - 1]?.text ?? '').trim() === ''
    );
  });
  return kept
    .filter((_, index) => index !== doubled)
    .map(({ text }) => text)
    .join('\n');
}

/** Comments belong to what follows them, but those on top of the file belong to the file. */
function firstLineOf(lines: readonly string[], line: number, from: number): number {
  let first = line;
  while (first > from && /^\s*#/.test(lines[first - 2] ?? '')) first--;
  return first === 1 ? line : first;
}

function lastLineOf({ document, text, waivers }: WaiversFile): number {
  const [place] = document?.locate([[String(waivers.length - 1)]]) ?? [];
  return text
    .slice(0, place?.value.end ?? text.length)
    .trimEnd()
    .split('\n').length;
}

function startOf({ text, document }: WaiversFile, lineEnd: string): string {
  if (text === '') return HEADER;
  // An empty list in brackets makes room for one that is written line by line.
  const [root] = document?.locate([[]]) ?? [];
  const isEmpty = root !== undefined && Array.isArray(document?.value) && document.value.length === 0;
  const kept = isEmpty
    ? text.slice(0, root.value.start) + text.slice(root.value.end).replace(/^[ \t]*\r?\n/, '')
    : text;
  return kept === '' || kept.endsWith('\n') ? kept : kept + lineEnd;
}

/** What stands in front of each "-"; null where items do not start with one on a line of their own. */
function indentOf({ text, document }: WaiversFile): string | null {
  const items = Array.isArray(document?.value) ? document.value : [];
  if (items.length === 0) return '';
  const places = document?.locate(items.map((_, index) => [String(index)])) ?? [];
  const indents = places.map(({ value }) => {
    const lineStart = text.lastIndexOf('\n', value.start - 1) + 1;
    return /^([ \t]*)-[ \t]+$/.exec(text.slice(lineStart, value.start).replace(/^\uFEFF/, ''))?.[1];
  });
  const [first] = indents;
  return first !== undefined && indents.every((indent) => indent === first) ? first : null;
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** One item of the list, its conditions first. */
export function itemText(waiver: WrittenWaiver, indent: string, lineEnd: string): string {
  const lines = MEMBERS.flatMap((name) => {
    const value = waiver[name];
    return value === undefined ? [] : [`${name}: ${scalarText(value)}`];
  });
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}${lineEnd}`).join('');
}

/** A text that no reader of YAML, of whichever version, takes for anything else. */
const PLAIN = /^[A-Za-z@/][\w ./@()+-]*$/;
const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;
/** `1e10…` and `0b10…` would be numbers. */
const PLAIN_FINGERPRINT = /^(?!0b)[a-f0-9]*[a-df][a-f0-9]*$/;

export function scalarText(value: string): string {
  const isPlain =
    PLAIN_DATE.test(value) ||
    PLAIN_FINGERPRINT.test(value) ||
    (PLAIN.test(value) && value.trim() === value && !WORDS.test(value));
  // "@" may not start a plain text.
  return isPlain && !value.startsWith('@') ? value : quotedText(value);
}

/** JSON is YAML, but for characters that some readers refuse. */
function quotedText(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The problem of a list that is not written line by line. */
export function notEditable({ label }: WaiversFile): InputProblem {
  return {
    severity: 'error',
    code: 'config-not-editable',
    message: `The waivers in ${label} do not each start with "-" on a line of their own.`,
    fix: 'Write the list that way, or edit it by hand.',
    file: label,
    line: 1,
    column: 1,
  };
}
