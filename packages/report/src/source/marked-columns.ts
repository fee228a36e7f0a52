import { linesOf } from '@contract-check/core';
import { excerptAt } from './excerpt.ts';
import type { FindingPlace } from './finding-places.ts';

/** The column behind what a source frame would mark, 1-based in UTF-16 units; null where the text is not at hand. */
export function markedColumns(place: FindingPlace): number | null {
  if (place.document === undefined) return null;
  const { line, mark } = excerptAt(linesOf(place.document), place);
  return line === place.line && mark !== '' ? place.column + mark.length : null;
}
