/** How far back an opening quote or bracket is looked for. */
const WINDOW = 100_000;

export interface Opener {
  readonly char: string;
  readonly offset: number;
}

const CLOSES: Readonly<Record<string, string>> = { ']': '[', '}': '{' };

/**
 * The quote or bracket that is open at `offset`, as well as can be told by reading the lines before it: values
 * that start with a quote or a bracket, outside comments.
 */
export function findOpener(text: string, offset: number): Opener | null {
  const from = text.indexOf('\n', Math.max(0, offset - WINDOW)) + 1;
  const start = offset > WINDOW ? from : 0;
  const open: Opener[] = [];
  for (let at = start; at < offset; at++) {
    const char = text.charAt(at);
    if (open.length === 0 && !startsValue(text, at)) continue;
    if (char === '"' || char === "'") {
      if (!startsValue(text, at)) continue;
      const end = closingQuote(text, at, char);
      if (end === -1 || end >= offset) return { char, offset: at };
      at = end;
    } else if (char === '[' || char === '{') {
      open.push({ char, offset: at });
    } else if (open.at(-1)?.char === CLOSES[char] && open.length > 0) {
      open.pop();
    } else if (char === '#' && /\s/.test(text.charAt(at - 1))) {
      const newline = text.indexOf('\n', at);
      at = newline === -1 ? offset : newline;
    }
  }
  return open.at(-1) ?? null;
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
