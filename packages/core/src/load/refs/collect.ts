import type { SourceDocument } from '../source-document.ts';
import type { SourceNode } from '../source-node.ts';
import { isObject, walkParts } from './walk.ts';

/** A reference as it stands in a document. */
export interface FoundReference {
  /** The object that holds it. */
  readonly holder: SourceNode;
  /** The way from the holder to the text: `['$ref']`, `['$dynamicRef']` or `['mapping', 'dog']`. */
  readonly at: readonly string[];
  readonly text: string;
}

/** A mapping value that is a reference rather than the name of a component. */
const MAPPING_REFERENCE = /[#/]|\.(?:json|ya?ml)$/i;

/** Prose that some tools let descriptions refer to. It is no part of what can be compared. */
const PROSE = /\.(?:md|markdown|mdx|txt|html?|adoc|rst)(?:#.*)?$/i;

/** Every reference of a document that belongs to the contract, in document order. */
export function collectReferences(document: SourceDocument): FoundReference[] {
  const found: FoundReference[] = [];
  walkParts(document, (holder, value) => {
    for (const key of ['$ref', '$dynamicRef']) {
      const text = value[key];
      if (typeof text === 'string' && !PROSE.test(text)) found.push({ holder, at: [key], text });
    }
    if (typeof value.propertyName !== 'string' || !isObject(value.mapping)) return;
    for (const [name, text] of Object.entries(value.mapping)) {
      if (typeof text === 'string' && MAPPING_REFERENCE.test(text)) found.push({ holder, at: ['mapping', name], text });
    }
  });
  return found;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after `keyword: ` where a value starts, or -1 where the keyword at `found` is no key. */
function valueAfter(text: string, found: number, keyword: string): number {
  let at = found + keyword.length;
  if (text[at] === '"' || text[at] === "'") at++;
  at = skipSpace(text, at);
  return text[at] === ':' ? skipSpace(text, at + 1) : -1;
}

function someValue(text: string, keyword: string, test: (at: number) => boolean): boolean {
  for (let found = text.indexOf(keyword); found !== -1; found = text.indexOf(keyword, found + keyword.length)) {
    const at = valueAfter(text, found, keyword);
    if (at !== -1 && test(at)) return true;
  }
  return false;
}

/** How much of a mapping is looked at; its values are all of one sort. */
const MAPPING_SAMPLE = 4_000;

/**
 * Whether a text may refer to another document: a look at the characters, so that contracts in one file never pay
 * for a walk. May say yes wrongly (a `$ref` in an example), never no wrongly for references as people write them.
 */
export function mayReachOut(text: string): boolean {
  const isOutward = (at: number): boolean => {
    const first = text[at] === '"' || text[at] === "'" ? text[at + 1] : text[at];
    return first !== '#' && first !== '{';
  };
  return (
    someValue(text, '$ref', isOutward) ||
    someValue(text, '$dynamicRef', isOutward) ||
    someValue(text, 'mapping', (at) => /\.(?:json|ya?ml)\b/i.test(text.slice(at, at + MAPPING_SAMPLE)))
  );
}
