import type { Contract, Finding, Pointer, Site, SourceDocument } from '@contract-check/core';
import { documentOf, linesOf } from '@contract-check/core';
import type { ReportRun } from '../report-input.ts';
import type { Place } from './excerpt.ts';
import { parsePointer } from './parse-pointer.ts';

/** A place in a document that can be shown. */
export interface FindingPlace extends Place {
  readonly file: string;
  /** Absent when the document is not at hand: then only the position is told. */
  readonly document?: SourceDocument;
}

/** Where a finding is shown: in the revision; a removal at the nearest line that is left of it. */
export interface FindingPlaces {
  /** Null when neither side has a place. */
  main(finding: Finding): FindingPlace | null;
  /** The place in the base, or null for something added. */
  base(finding: Finding): FindingPlace | null;
}

/** Where a site is shown. */
export function placeOf(contract: Contract, site: Site): FindingPlace {
  const document = documentOf(contract, site.file);
  const { file, line, column, value } = site;
  const expected = [...parsePointer(site.pointer).slice(-1), ...(typeof value === 'string' ? [value] : [])];
  return document === undefined ? { file, line, column } : { file, line, column, expected, document };
}

/** The revision's document that took the place of a base document. */
function successor(run: ReportRun, file: string): SourceDocument {
  const before = documentOf(run.base, file);
  const { entry, documents } = run.revision.sources;
  if (before === undefined || before === run.base.sources.entry) return entry;
  return documents.get(before.uri) ?? entry;
}

/** The places of removed elements, worked out with one pass over each document. */
function survivors(run: ReportRun, findings: readonly Finding[]): Map<Finding, FindingPlace> {
  const wanted = new Map<SourceDocument, { finding: Finding; pointer: Pointer }[]>();
  for (const finding of findings) {
    if (finding.revision !== null || finding.base === null) continue;
    const document = successor(run, finding.base.file);
    const rows = wanted.get(document) ?? [];
    rows.push({ finding, pointer: parsePointer(finding.base.pointer) });
    wanted.set(document, rows);
  }
  const places = new Map<Finding, FindingPlace>();
  for (const [document, rows] of wanted) {
    const lines = linesOf(document);
    const located = document.locate(rows.map(({ pointer }) => pointer));
    for (const [index, { finding }] of rows.entries()) {
      const ranges = located[index];
      if (ranges === undefined) continue;
      const { key, value } = ranges;
      const position = lines.at((key ?? value).start);
      const length = key === null ? {} : { length: key.end - key.start };
      places.set(finding, { file: document.label, document, ...position, ...length });
    }
  }
  return places;
}

/** Finds places for `findings` (those that will be shown with one) of a run. */
export function findingPlaces(run: ReportRun, findings: readonly Finding[]): FindingPlaces {
  const removed = survivors(run, findings);
  const base = (finding: Finding) => (finding.base === null ? null : placeOf(run.base, finding.base));
  return {
    base,
    main: (finding) =>
      finding.revision === null ? (removed.get(finding) ?? base(finding)) : placeOf(run.revision, finding.revision),
  };
}
