import { type Contract, documentOf, type Site, SourceNode } from '@contract-check/core';

/** Segments of a JSON pointer in its URI fragment form (RFC 6901 §6). */
function segments(pointer: string): string[] {
  if (pointer === '#' || pointer === '') return [];
  const parts = decodeURIComponent(pointer).replace(/^#\//, '').split('/');
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** How a key or value may begin in the text: bare, or in either sort of quotes. */
function spellings(value: unknown): string[] {
  if (typeof value === 'string') return [value.slice(0, 12), '"', "'", '|', '>'];
  if (typeof value === 'object' && value !== null) {
    // A finding about one item of a list points at the item.
    const opening = Array.isArray(value)
      ? ['[', '-', ...value.flatMap(spellings)]
      : ['{', ...Object.keys(value), '"', "'", '?'];
    return [...opening, '&', '*', '!'];
  }
  return [String(value), '+', '-', '.', '0', '~', 'N', 'T', 'F', 'n', 't', 'f'];
}

/** What is wrong with a place that a finding names: an empty list when it leads to its key or value. */
export function siteProblems(contract: Contract, site: Site): string[] {
  const name = `${site.file}:${site.line}:${site.column} ${site.pointer}`;
  const document = documentOf(contract, site.file);
  if (document === undefined) return [`${name}: the contract has no such file`];
  const path = segments(site.pointer);
  const node = SourceNode.root(document).at(path);
  if (node === undefined) return [`${name}: the pointer leads nowhere`];
  const rest = document.text.split('\n')[site.line - 1]?.slice(site.column - 1);
  if (rest === undefined) return [`${name}: the text has no such line`];
  const key = path.at(-1);
  const expected = [...(key === undefined ? [] : [key, JSON.stringify(key), `'${key}`]), ...spellings(node.value)];
  return expected.some((start) => rest.startsWith(start)) ? [] : [`${name}: found "${rest.slice(0, 40)}"`];
}
