import type { SourceNode } from '../load/source-node.ts';
import type { Place } from './change.ts';

/** The keyword of an element, or the element itself where the keyword is left out. */
export function annotationNode(element: SourceNode, keyword: string): Place {
  return { node: element.child(keyword) ?? element };
}
