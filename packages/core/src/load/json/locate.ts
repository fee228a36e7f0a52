import { buildTrie, type PointerTrie, readTrie } from '../pointer-trie.ts';
import type { Located, Pointer, TextRange } from '../source-document.ts';
import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './characters.ts';
import { type BracketEnds, endOfString } from './scan.ts';

/**
 * Finds the wanted places of a JSON text in one pass, stepping over what nobody asked for.
 * `text` must be valid JSON, at most `MAX_DEPTH` levels deep.
 *
 * @param ends brackets whose other end is known already
 */
export function locateInJson(text: string, ends: BracketEnds, pointers: readonly Pointer[]): Located[] {
  const trie = buildTrie(pointers);
  new JsonWalk(text, ends).value(skipSpace(text, 0), null, trie);
  return pointers.map((pointer) => readTrie(trie, pointer));
}

class JsonWalk {
  constructor(
    private readonly text: string,
    private readonly ends: BracketEnds,
  ) {}

  /** Records the value that starts at `start` and walks into it where more is wanted. Returns the offset after it. */
  value(start: number, key: TextRange | null, wanted: PointerTrie): number {
    const code = this.text.charCodeAt(start);
    let end: number;
    if (wanted.children.size === 0) end = this.skip(start);
    else if (code === OPEN_BRACE) end = this.object(start, wanted);
    else if (code === OPEN_BRACKET) end = this.array(start, wanted);
    else end = this.skip(start);
    wanted.found = { key, value: { start, end } };
    return end;
  }

  private object(start: number, wanted: PointerTrie): number {
    const { text } = this;
    let at = skipSpace(text, start + 1);
    while (text.charCodeAt(at) === QUOTE) {
      const keyEnd = endOfString(text, at);
      const child = wanted.children.get(readKey(text, at, keyEnd));
      const valueStart = skipSpace(text, skipSpace(text, keyEnd) + 1);
      if (child === undefined) {
        at = this.skip(valueStart);
      } else {
        // A key may stand twice; the last one counts, so what the first one held is forgotten.
        if (child.found !== null) forget(child);
        at = this.value(valueStart, { start: at, end: keyEnd }, child);
      }
      at = skipSpace(text, at);
      if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
    }
    return at + 1;
  }

  private array(start: number, wanted: PointerTrie): number {
    const { text } = this;
    let at = skipSpace(text, start + 1);
    for (let index = 0; text.charCodeAt(at) !== CLOSE_BRACKET; index++) {
      const child = wanted.children.get(String(index));
      at = child === undefined ? this.skip(at) : this.value(at, null, child);
      at = skipSpace(text, at);
      if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
    }
    return at + 1;
  }

  /** The offset after the value that starts at `start`. */
  private skip(start: number): number {
    const { text } = this;
    const first = text.charCodeAt(start);
    if (first === QUOTE) return endOfString(text, start);
    if (first === OPEN_BRACE || first === OPEN_BRACKET) return this.ends.get(start) ?? endOfCollection(text, start);
    let at = start;
    while (at < text.length && !endsWord(text.charCodeAt(at))) at++;
    return at;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at++;
  return at;
}

function readKey(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? String(JSON.parse(text.slice(start, end))) : inner;
}

function forget(node: PointerTrie): void {
  node.found = null;
  for (const child of node.children.values()) forget(child);
}

function endsWord(code: number): boolean {
  return code <= 0x20 || code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET;
}

function endOfCollection(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && --depth === 0) return at + 1;
  }
  return text.length;
}
