function quotedLength(text: string, start: number, end: number): number {
  const quote = text.charAt(start);
  for (let index = start + 1; index < end; index += 1) {
    const character = text.charAt(index);
    if (quote === '"' && character === '\\') index += 1;
    else if (character === quote) return index - start + 1;
  }
  return end - start;
}

/** An unquoted key or scalar: it ends before a `:`, a comma, a bracket or a comment. */
const PLAIN = /^(?:[^\s,:\]}#]|:(?=\S)|(?<=\S)#| +(?=[^\s#:,\]}]))+/;

/** A list or an object starts here; what it holds is not marked. */
const CONTAINER = /^(?:[[{]|-(?=\s|$))/;

/**
 * How many UTF-16 units from `start` the caret has to mark: a key or a scalar whole, of a list or an object its first
 * token. At least 1; nothing beyond `end` (the end of the line) is looked at. `expected` are the texts that may stand
 * there: unquoted ones may hold commas and brackets.
 */
export function tokenLength(text: string, start: number, end: number, expected: readonly string[]): number {
  const first = text.charAt(start);
  if (first === '"' || first === "'") return quotedLength(text, start, end);
  const rest = text.slice(start, end);
  for (const written of expected) if (written !== '' && rest.startsWith(written)) return written.length;
  return CONTAINER.test(rest) ? 1 : (PLAIN.exec(rest)?.[0].length ?? 1);
}
