import { tooDeep } from '../json/read.ts';
import { quote, type RawProblem } from '../problem.ts';
import { findOpener } from './opener.ts';

/** Where the parser stopped. */
interface Stop {
  readonly text: string;
  readonly offset: number;
  /** Start of the line that holds the offset. */
  readonly lineStart: number;
  /** The whole line, without its break. */
  readonly line: string;
  /** What stands on the line before the offset. */
  readonly before: string;
  /** What stands on the line from the offset on. */
  readonly after: string;
}

type Explain = (stop: Stop) => RawProblem;

function stopAt(text: string, offset: number): Stop {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const line = text.slice(lineStart, newline === -1 ? text.length : newline).replace(/\r$/, '');
  return {
    text,
    offset,
    lineStart,
    line,
    before: line.slice(0, offset - lineStart),
    after: line.slice(offset - lineStart),
  };
}

/** The last line above that is not blank. */
function lineAbove({ text, lineStart }: Stop): { start: number; line: string } {
  let end = lineStart - 1;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).replace(/\r$/, '');
    if (line.trim() !== '') return { start: start + line.search(/\S/), line: line.trim() };
    end = start - 1;
  }
  return { start: 0, line: '' };
}

function at(code: RawProblem['code'], message: string, fix: string, offset: number, length = 1): RawProblem {
  return { code, message, fix, offset, length };
}

/** The value of "key: value", in double quotes, as the fix for a text that needs them. */
function quotedValue(line: string): string {
  const match = /^\s*(?:- )*((?:[^\s:'"#][^:]*|"[^"]*"|'[^']*'):)\s+(.*\S)\s*$/.exec(line.slice(0, 300));
  const [, key, value] = match ?? [];
  if (key === undefined || value === undefined) return 'Put the whole value in quotes.';
  return `Quote it: ${key} ${JSON.stringify(value.replace(/^["']|["']$/g, ''))}`;
}

const RESERVED = /^[@`%]/;

/** "bad indentation of a mapping entry": the parser has read a value and finds more text. The first row decides. */
const AFTER_VALUE: readonly { readonly when: (stop: Stop) => boolean; readonly problem: Explain }[] = [
  {
    when: ({ before }) => /^\s*\t/.test(before),
    problem: (stop) => tab(stop),
  },
  {
    when: ({ before }) => /["']\s*$/.test(before) || /:\s+(?:"[^"]*"|'[^']*')\s*\S*$/.test(before),
    problem: ({ offset, line, after }) =>
      at('yaml-text-after-quote', `${quote(after)} follows the closing quotation mark.`, quotedValue(line), offset),
  },
  {
    when: ({ before, after }) => after.startsWith(':') && /:\s/.test(before),
    problem: ({ offset, line }) =>
      at('yaml-nested-mapping', 'A second ":" stands in an unquoted text.', quotedValue(line), offset),
  },
  {
    when: ({ after }) => RESERVED.test(after),
    problem: ({ offset, line, after }) =>
      at(
        'yaml-reserved-character',
        `An unquoted text cannot start with ${quote(after.charAt(0))}.`,
        quotedValue(line),
        offset,
      ),
  },
  {
    when: ({ after }) => /^[-?](?:\s|$)/.test(after),
    problem: ({ offset, after }) =>
      at(
        'yaml-reserved-character',
        `${quote(`${after.charAt(0)} `)} cannot start a value on the line of its key.`,
        'Start the list on the next line; or quote the text.',
        offset,
      ),
  },
  { when: ({ after }) => /^[\]}]/.test(after), problem: (stop) => bracket(stop) },
];

function bracket({ offset, after }: Stop): RawProblem {
  return at(
    'yaml-unexpected-bracket',
    `The "${after.charAt(0)}" closes nothing.`,
    'Remove it, add the opening bracket, or quote the text.',
    offset,
  );
}

function tab({ lineStart, before }: Stop): RawProblem {
  const offset = lineStart + Math.max(0, before.indexOf('\t'));
  return at('yaml-tab-indentation', 'A tab stands in the indentation.', 'Replace each tab by two spaces.', offset);
}

function indentation({ lineStart, line }: Stop): RawProblem {
  const indent = Math.max(0, line.search(/\S/));
  const amount = indent === 0 ? 'not indented' : `indented by ${indent} ${indent === 1 ? 'space' : 'spaces'}`;
  return at(
    'yaml-bad-indentation',
    `This line is ${amount}, which fits none of the levels above it.`,
    'Give it the indentation of the keys (or items) that it belongs to.',
    lineStart + indent,
    Math.max(1, line.trim().length),
  );
}

const afterValue: Explain = (stop) => (AFTER_VALUE.find((row) => row.when(stop))?.problem ?? indentation)(stop);

/** A line that should hold "key: value" and does not. */
const notAPair: Explain = (stop) => {
  const isOwnLine = stop.before.trim() !== '' && !stop.after.startsWith(':');
  const { start, line } = isOwnLine ? { start: stop.lineStart, line: stop.line.trim() } : lineAbove(stop);
  const unspaced = /^([^\s:"'{[]+):([^\s:/].*)$/.exec(line);
  if (unspaced !== null) {
    const [, key = '', value = ''] = unspaced;
    return at(
      'yaml-missing-space',
      'A space is missing after the colon.',
      `Write ${quote(`${key}: ${value}`)}.`,
      start + key.length,
    );
  }
  return at(
    'yaml-missing-colon',
    `The line ${quote(line)} is neither "key: value" nor a list item.`,
    'Add the colon; or, if it continues the text above, indent it more than the key of that text.',
    start,
    Math.max(1, line.length),
  );
};

/** The parser had read a whole document and finds more text. */
const afterDocument: Explain = (stop) => {
  if (/^\s*\t/.test(stop.before)) return tab(stop);
  if (/^[\]}]/.test(stop.after)) return bracket(stop);
  if (stop.after.startsWith(':')) return notAPair(stop);
  if (/^[@`%]/.test(stop.after)) return afterValue(stop);
  return indentation(stop);
};

/** A multi-line quoted text or bracket ran into a line that is indented too little: it was never closed. */
const unclosed: Explain = (stop) => {
  const opener = findOpener(stop.text, stop.offset);
  if (opener === null || /^[\]}]/.test(stop.after)) {
    return {
      ...indentation(stop),
      ...(opener === null ? {} : { fix: 'Indent the closing bracket more than the key that it belongs to.' }),
    };
  }
  const isQuote = opener.char === '"' || opener.char === "'";
  return at(
    isQuote ? 'yaml-unclosed-quote' : 'yaml-unclosed-bracket',
    `The ${isQuote ? 'text that starts with' : 'bracket'} ${opener.char} is not closed.`,
    isQuote
      ? `Close it by ${opener.char}${opener.char === "'" ? "; write an apostrophe inside as ''" : ''}.`
      : `Close it by ${CLOSING[opener.char]}.`,
    opener.offset,
  );
};

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

function fixed(code: RawProblem['code'], message: string, fix: string): Explain {
  return ({ offset }) => at(code, message, fix, offset);
}

const TAG = fixed(
  'yaml-unknown-tag',
  'A tag ("!…") is written wrongly.',
  'Remove it; or quote the text if it starts with "!".',
);
const ANCHOR = fixed(
  'yaml-reserved-character',
  'An anchor ("&") or alias ("*") is written wrongly.',
  'If this is a text that starts with "&" or "*", put it in quotes.',
);
const DIRECTIVE = fixed(
  'yaml-bad-directive',
  'A line that starts with "%" is wrong here.',
  'Remove it, or quote the text if it starts with "%".',
);
const CONTROL = fixed(
  'yaml-control-character',
  'A character stands here that YAML does not allow.',
  'Remove it, or write it as an escape in double quotes.',
);
const ESCAPE: Explain = ({ offset, text }) =>
  at(
    'yaml-bad-escape',
    `${quote(`\\${text.charAt(offset)}`)} is no escape that YAML knows.`,
    'Double the backslash, or use single quotes, where a backslash is a backslash.',
    Math.max(0, offset - 1),
    2,
  );
const BLOCK = fixed(
  'yaml-bad-block-text',
  'A block text ("|" or ">") starts wrongly.',
  'Start its text on the next line, or quote it.',
);
const COMMA = fixed(
  'yaml-missing-comma',
  'A comma is missing between two entries.',
  'Add the comma; or quote the text if it holds ": ".',
);

/** The parser's reasons, by how they begin. */
const REASONS: readonly (readonly [beginning: string, explain: Explain])[] = [
  ['bad indentation of a mapping entry', afterValue],
  ['bad indentation of a sequence entry', afterValue],
  ['can not read a block mapping entry', notAPair],
  ["expected ':' after a mapping key", notAPair],
  [
    'a whitespace character is expected',
    ({ offset }) =>
      at('yaml-missing-space', 'A space is missing after the colon.', 'Put a space after the colon.', offset),
  ],
  ['end of the stream or a document separator', afterDocument],
  ['tab characters must not be used', (stop) => tab({ ...stop, before: stop.line })],
  ['deficient indentation', unclosed],
  ['unexpected end of the stream within a verbatim tag', TAG],
  ['unexpected end of the', unclosed],
  ['missed comma', COMMA],
  [
    'expected the node content',
    fixed('yaml-missing-comma', 'A comma stands where an entry is expected.', 'Remove the comma.'),
  ],
  ['unknown escape', ESCAPE],
  ['expected hexadecimal', ESCAPE],
  ['the stream contains non-printable', CONTROL],
  ['expected valid JSON character', CONTROL],
  ['repeat of a', BLOCK],
  ['bad explicit indentation', BLOCK],
  ['a line break is expected', BLOCK],
  ['nesting exceeded', ({ offset }) => tooDeep(offset)],
  ['duplication of a tag', TAG],
  ['duplication of an anchor', ANCHOR],
  ['duplication of %YAML', DIRECTIVE],
  ['name of an', ANCHOR],
  ['alias node', ANCHOR],
  ['named tag', TAG],
  ['tag suffix', TAG],
  ['tag name', TAG],
  ['undeclared tag', TAG],
  ['directive', DIRECTIVE],
  ['YAML directive', DIRECTIVE],
  ['TAG directive', DIRECTIVE],
  ['ill-formed', DIRECTIVE],
  ['unacceptable YAML version', DIRECTIVE],
  ['there is a previously declared', DIRECTIVE],
];

/** Turns the parser's reason and offset into a coded problem, looking at the lines around it. */
export function explainYaml(text: string, reason: string, offset: number): RawProblem {
  const stop = stopAt(text, Math.min(offset, text.length));
  const explain = REASONS.find(([beginning]) => reason.startsWith(beginning))?.[1];
  return (
    explain?.(stop) ??
    at('yaml-syntax', `This is not valid YAML: ${reason}.`, 'Look at this line and the one above it.', stop.offset)
  );
}
