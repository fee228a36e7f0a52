import type { InputProblem } from './input-problem.ts';
import { linesOf } from './line-index.ts';
import { locateProblem, type RawProblem } from './problem.ts';
import type { Pointer, SourceDocument } from './source-document.ts';
import type { SourceNode } from './source-node.ts';

/** What is wrong at a place that was read, before its line is worked out. */
export interface ProblemAtNode {
  readonly holder: SourceNode;
  /** The way from the holder to the value that is meant. */
  readonly at: Pointer;
  /** Whether people look for the name of the member or for what it holds; the value when absent. */
  readonly focus?: 'key';
  /** The code is one of ours, or what the reader of files answered. */
  readonly problem: Omit<RawProblem, 'code' | 'offset' | 'length'> & { readonly code: string };
}

/** Works out the positions, in one pass over each document. Grouped by document, otherwise as given. */
export function locateAtNodes(found: readonly ProblemAtNode[]): InputProblem[] {
  const byDocument = new Map<SourceDocument, ProblemAtNode[]>();
  for (const entry of found) {
    const { document } = entry.holder;
    const list = byDocument.get(document);
    if (list === undefined) byDocument.set(document, [entry]);
    else list.push(entry);
  }
  return [...byDocument].flatMap(([document, entries]) => {
    const places = document.locate(entries.map(({ holder, at }) => [...holder.pointer, ...at]));
    const lines = linesOf(document);
    return entries.map(({ problem, focus }, index) => {
      const place = places[index];
      const { start, end } = (focus === 'key' ? place?.key : null) ?? place?.value ?? { start: 0, end: 1 };
      return locateProblem({ ...problem, offset: start, length: end - start }, document.label, lines);
    });
  });
}
