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
