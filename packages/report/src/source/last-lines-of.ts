import type { Contract, Finding, Pointer, Site, SourceDocument } from '@contract-check/core';
import { documentOf, linesOf } from '@contract-check/core';
import type { ReportRun } from '../report-input.ts';
import { parsePointer } from './parse-pointer.ts';

interface Wanted {
  readonly site: Site;
  readonly pointer: Pointer;
}

/** What is only on one side is told whole; of what is on both, only its first line differs for certain. */
function sitesOnOneSide(findings: readonly Finding[], side: 'base' | 'revision'): readonly Site[] {
  const other = side === 'base' ? 'revision' : 'base';
  return findings.flatMap((finding) => {
    const site = finding[side];
    return site !== null && finding[other] === null ? [site] : [];
  });
}

function byDocument(contract: Contract, sites: readonly Site[]): Map<SourceDocument, Wanted[]> {
  const wanted = new Map<SourceDocument, Wanted[]>();
  for (const site of sites) {
    const document = documentOf(contract, site.file);
    if (document === undefined) continue;
    const rows = wanted.get(document) ?? [];
    rows.push({ site, pointer: parsePointer(site.pointer) });
    wanted.set(document, rows);
  }
  return wanted;
}

/** The last line (1-based) of each added or removed element, worked out with one pass over each document. */
export function lastLinesOf(run: ReportRun, findings: readonly Finding[]): ReadonlyMap<Site, number> {
  const last = new Map<Site, number>();
  for (const side of ['base', 'revision'] as const) {
    for (const [document, rows] of byDocument(run[side], sitesOnOneSide(findings, side))) {
      const lines = linesOf(document);
      const located = document.locate(rows.map(({ pointer }) => pointer));
      for (const [index, { site }] of rows.entries()) {
        const found = located[index];
        if (found?.exact !== true) continue;
        const { start, end } = found.value;
        last.set(site, lines.at(Math.max(start, end - 1)).line);
      }
    }
  }
  return last;
}
