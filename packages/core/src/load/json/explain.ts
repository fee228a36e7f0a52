import { quote, type RawProblem } from '../problem.ts';

/** What stands where a value or a key was expected. The first row that matches tells it. */
const UNEXPECTED: readonly { readonly at: RegExp; readonly problem: (found: string) => Omit<RawProblem, 'offset'> }[] =
  [
    {
      at: /\/[/*][^\n]{0,60}|#[^\n]{0,60}/y,
      problem: (found) => ({
        code: 'json-comment',
        message: `A comment (${quote(found)}) stands in a JSON document.`,
        fix: 'Remove the comment, or move it into a "description".',
      }),
    },
    {
      at: /[“”„‟«»‘’‚]/y,
      problem: (found) => ({
        code: 'json-quotes',
        message: `A typographic quotation mark ${found} stands where JSON wants a straight one.`,
        fix: 'Replace the typographic quotation marks by ".',
      }),
    },
    {
      at: /'[^'\n]{0,60}'?/y,
      problem: (found) => ({
        code: 'json-quotes',
        message: `Single quotes (${found}) stand where JSON wants double ones.`,
        fix: `Write ${JSON.stringify(found.replace(/^'|'$/g, ''))}.`,
      }),
    },
    {
      at: /[-+]?(?:NaN|Infinity)\b|[-+.]?\d[\w.+-]*|[-+.][\w.]*/y,
      problem: (found) => ({
        code: 'json-bad-number',
        message: `${quote(found)} is not a number that JSON knows.`,
        fix: 'Write it in plain decimals, e.g. 0.5 or 17, or in double quotes if it is a text.',
      }),
    },
    {
      at: /[A-Za-z_$][\w$-]*/y,
      problem: (found) => ({
        code: 'json-unquoted',
        message: `${quote(found)} stands without quotes.`,
        fix: `Write ${JSON.stringify(found)}.`,
      }),
    },
  ];

const SPACE = ' \t\r\n';

function lastSolid(text: string, before: number): number {
  let at = before - 1;
  while (at >= 0 && SPACE.includes(text[at] ?? '')) at--;
  return at;
}

export function trailingComma(closing: string, offset: number): RawProblem {
  return {
    code: 'json-trailing-comma',
    message: `A comma stands before the closing "${closing}".`,
    fix: 'Remove the comma.',
    offset,
  };
}

/**
 * Says what is wrong at `offset`, which is inside the text.
 *
 * @param expected what should stand there; starts a sentence
 */
export function explainUnexpected(text: string, offset: number, expected: string): RawProblem {
  const char = text[offset] ?? '';
  for (const { at, problem } of UNEXPECTED) {
    at.lastIndex = offset;
    const found = at.exec(text)?.[0];
    if (found !== undefined) return { ...problem(found), offset, length: found.length };
  }
  return {
    code: 'json-unexpected',
    message: `${expected} is expected here, not ${quote(char)}.`,
    fix: 'Look for a bracket, comma or quotation mark that is missing or too many just before this place.',
    offset,
  };
}

/** The text ended while brackets were open. */
export function explainEnd(text: string, open: readonly number[]): RawProblem {
  const opener = open.at(-1);
  const bracket = opener === undefined ? undefined : text[opener];
  return {
    code: 'json-truncated',
    message:
      opener === undefined || bracket === undefined
        ? 'The document ends before its value.'
        : `The document ends, but the "${bracket}" of line ${lineOf(text, opener)} is still open.`,
    fix: 'Check that the file is complete; if it is, close the bracket.',
    offset: Math.max(0, lastSolid(text, text.length)),
  };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

const BAD_ESCAPE = /^\\(?:[^"\\/bfnrtu]|u(?![0-9a-fA-F]{4}))/;

/** The first character of a string literal that JSON forbids, as it stands in the text; null if there is none. */
function badInString(text: string, start: number): { found: string; offset: number } | null {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char < ' ') return { found: char, offset: at };
    if (char !== '\\') continue;
    const bad = BAD_ESCAPE.exec(text.slice(at, at + 6));
    if (bad !== null) return { found: bad[0], offset: at };
    at++;
  }
  return null;
}

/** The string that opens at `start` is not a JSON string. */
export function explainString(text: string, start: number, open: readonly number[]): RawProblem {
  const bad = badInString(text, start);
  if (bad === null) return { ...explainEnd(text, open), message: 'The document ends inside a text.', offset: start };
  const { found, offset } = bad;
  if (found === '\n' || found === '\r') {
    return {
      code: 'json-bad-string',
      message: 'A text is not closed on its line.',
      fix: 'Close it by ", or write the line break as \\n.',
      offset: start,
      length: offset - start,
    };
  }
  const isEscape = found.startsWith('\\');
  return {
    code: 'json-bad-string',
    message: isEscape ? `JSON knows no escape ${quote(found)}.` : 'A control character stands in a text.',
    fix: isEscape
      ? 'Double the backslash: \\\\ stands for one.'
      : 'Write it as an escape, e.g. \\t for a tab or \\u0000 for a NUL.',
    offset,
    length: found.length,
  };
}
