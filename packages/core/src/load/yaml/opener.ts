/** How far back an opening quote or bracket is looked for. */
const WINDOW = 100_000;

export interface Opener {
  readonly char: string;
  readonly offset: number;
}

/**
 * The quote or bracket that is open at `offset`, as well as can be told by reading the lines before it: values
 * that start with a quote or a bracket, outside comments.
 */
export function findOpener(text: string, offset: number): Opener | null {
  const open: Opener[] = [];
  const start = offset > WINDOW ? text.indexOf('\n', offset - WINDOW) + 1 : 0;
  for (let at = start; at < offset; at++) {
    const char = text.charAt(at);
    if (char === '#') {
      at = skipComment(text, at);
    } else if (char === CLOSED_BY.get(open.at(-1)?.char ?? '')) {
      open.pop();
    } else if (OPENING.has(char) && startsValue(text, at)) {
      if (CLOSED_BY.has(char)) {
        open.push({ char, offset: at });
        continue;
      }
      const end = closingQuote(text, at, char);
      if (end === -1 || end >= offset) return { char, offset: at };
      at = end;
    }
  }
  return open.at(-1) ?? null;
}

const CLOSED_BY: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
]);
const OPENING = new Set(['"', "'", ...CLOSED_BY.keys()]);

/** The offset of the last character of the comment at `at`; `at` itself where the `#` is part of a text. */
function skipComment(text: string, at: number): number {
  if (at > 0 && !/\s/.test(text.charAt(at - 1))) return at;
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline;
}

/** Whether a value can start here: at the start of a line, or after "key: ", "- ", "[", "{" or ",". */
function startsValue(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before--;
  const char = text.charAt(before);
  if (before < 0 || '\n[{,'.includes(char)) return true;
  return (char === ':' || char === '-' || char === '?') && before < at - 1;
}

/** The offset of the quote that closes the text opened at `open`, or -1. */
export function closingQuote(text: string, open: number, quote: string): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === quote) at++;
      else return at;
    }
  }
  return -1;
}
