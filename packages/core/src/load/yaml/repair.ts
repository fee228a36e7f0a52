import type { RawProblem } from '../problem.ts';
import { closingQuote, findOpener } from './opener.ts';

/** A text in which too small an indentation was hidden from the parser; every character keeps its offset. */
export interface Repair {
  readonly text: string;
  readonly warning: RawProblem;
}

/** Lines that one quoted text may span; a quote that closes later was more likely forgotten. */
const MAX_QUOTED_LINES = 40;

/** A line like this inside the quotes says that the closing quote was forgotten. */
const LOOKS_LIKE_ENTRY = /^(?:- |[\w$./{}-]+:(?:\s|$))/;

/**
 * YAML wants the lines of a quoted text, and a closing bracket, indented more than their key. Published contracts
 * break this rule, and most readers let them: when the meaning is plain, the line breaks in question are replaced by
 * spaces. Null where it is not plain, so that a forgotten quote is told as one.
 *
 * `offset` is where the parser found the indentation deficient.
 */
export function repairIndentation(text: string, offset: number): Repair | null {
  if (text[offset] === ']' || text[offset] === '}') return repairBrackets(text, offset);
  const opener = findOpener(text, offset);
  if (opener === null || (opener.char !== '"' && opener.char !== "'")) return null;
  return repairQuoted(text, opener.offset, opener.char, offset);
}

/** All closing brackets that start a line at once: a document that does it does it everywhere. */
function repairBrackets(text: string, offset: number): Repair | null {
  const lines = text.split('\n');
  let changed = false;
  let repaired = lines[0] ?? '';
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    // After a comment the line break must stay, or the bracket would become part of the comment.
    const joins = /^\s*[\]}]/.test(line) && lines[index - 1]?.includes('#') !== true;
    changed ||= joins;
    repaired += (joins ? ' ' : '\n') + line;
  }
  if (!changed || repaired[text.lastIndexOf('\n', offset)] === '\n') return null;
  const message = 'The closing bracket is indented too little; it was read all the same.';
  return { text: repaired.replaceAll('\r ', '  '), warning: warning(message, offset) };
}

function repairQuoted(text: string, open: number, quote: string, offset: number): Repair | null {
  const close = closingQuote(text, open, quote);
  if (close === -1) return null;
  const lineEnd = text.indexOf('\n', close);
  const rest = text.slice(close + 1, lineEnd === -1 ? text.length : lineEnd);
  const inner = text.slice(open, close + 1);
  const lines = inner.split('\n').slice(1);
  const isPlain =
    /^\s*(?:#.*|[,\]}]+\s*)?$/.test(rest) &&
    lines.length <= MAX_QUOTED_LINES &&
    lines.every((line) => !LOOKS_LIKE_ENTRY.test(line.trim()));
  if (!isPlain) return null;
  const message = 'This line of a quoted text is indented too little; it was read all the same.';
  const joined = inner.replaceAll('\n', ' ').replaceAll('\r', ' ');
  return { text: text.slice(0, open) + joined + text.slice(close + 1), warning: warning(message, offset) };
}

function warning(message: string, offset: number): RawProblem {
  const fix = 'Indent it more than the key that it belongs to.';
  return { severity: 'warning', code: 'yaml-bad-indentation', message, fix, offset };
}
