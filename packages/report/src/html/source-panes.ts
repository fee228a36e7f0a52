import { type Finding, linesOf, type Site } from '@contract-check/core';
import type { ReportRun } from '../report-input.ts';
import { type FindingPlace, type FindingPlaces, findingPlaces } from '../source/finding-places.ts';
import { lastLinesOf } from '../source/last-lines-of.ts';
import { type SourceWindow, sourceWindow, type WindowLine } from '../source/source-window.ts';
import { count } from '../words.ts';
import { type Markup, markup } from './markup.ts';
import { ARROW, nameText } from './words.ts';

/** What the panes of one run share. */
export interface SourceContext {
  readonly run: ReportRun;
  readonly places: FindingPlaces;
  readonly lastLines: ReadonlyMap<Site, number>;
}

/** Looks up the places of all findings of a run that will be shown with source. */
export function sourceContext(run: ReportRun, findings: readonly Finding[]): SourceContext {
  return { run, places: findingPlaces(run, findings), lastLines: lastLinesOf(run, findings) };
}

/** How a marked line is told: gone, new, or the nearest line that is left. */
type Marking = 'del' | 'ins' | 'near';

const TAGS = { del: markup`del`, ins: markup`ins`, near: markup`span` } as const;

function tabsAsSpaces(text: string): string {
  return text.replaceAll('\t', '  ');
}

function lineMarkup(line: WindowLine, marking: Marking): Markup {
  const [lead, mark, trail] = [line.lead, line.mark, line.trail].map(tabsAsSpaces) as [string, string, string];
  const cut = line.isCut ? markup`<span class="cut">…</span>` : null;
  if (!line.isMarked) return markup`<span class="line" data-line="${line.number}">${lead}${cut}</span>`;
  const token = mark === '' || marking === 'near' ? mark : markup`<mark>${mark}</mark>`;
  const tag = TAGS[marking];
  return markup`<${tag} class="line marked" data-line="${line.number}">${lead}${token}${trail}${cut}</${tag}>`;
}

function linesMarkup(lines: readonly WindowLine[], marking: Marking): Markup {
  return markup`<pre>${lines.map((line) => lineMarkup(line, marking))}</pre>`;
}

function further(lines: readonly WindowLine[], where: string, marking: Marking): Markup | null {
  if (lines.length === 0) return null;
  const summary = `${count(lines.length, 'line')} ${where}`;
  return markup`<details class="further"><summary>${summary}</summary>${linesMarkup(lines, marking)}</details>`;
}

function windowMarkup({ above, near, below, hidden }: SourceWindow, marking: Marking): Markup {
  const more =
    hidden === 0
      ? null
      : markup`<p class="note">${count(hidden, 'more line')} of it ${hidden === 1 ? 'is' : 'are'} not shown.</p>`;
  return markup`${further(above, 'above', marking)}${linesMarkup(near, marking)}${more}${further(below, 'below', marking)}`;
}

function placeName({ file, line }: Pick<Site, 'file' | 'line'>): string {
  return `${nameText(file)}:${line}`;
}

function pane(title: string, place: FindingPlace, lastLine: number, marking: Marking): Markup {
  const caption = markup`<figcaption>${title} <code>${placeName(place)}</code></figcaption>`;
  const { document } = place;
  const lines = document === undefined ? null : windowMarkup(sourceWindow(linesOf(document), place, lastLine), marking);
  const note =
    marking === 'near' ? markup`<p class="note">Not here any more; the nearest line that is left:</p>` : null;
  return markup`<figure class="pane ${marking}">${caption}${note}${lines}</figure>`;
}

function absentPane(title: string, file: string): Markup {
  return markup`<figure class="pane absent"><figcaption>${title} <code>${nameText(file)}</code></figcaption><p class="note">Not in this contract.</p></figure>`;
}

/** Where a finding stands on both sides, in a line; empty when it stands nowhere. */
export function placesText({ base, revision }: Finding): string {
  const before = base === null ? '' : placeName(base);
  if (revision === null) return before === '' ? '' : `${before} (removed)`;
  return before === '' ? `${placeName(revision)} (added)` : `${before} ${ARROW} ${placeName(revision)}`;
}

/** What is left where a removed element stood, unless its whole document is gone. */
function rightPane(finding: Finding, old: FindingPlace | null, { run, places, lastLines }: SourceContext): Markup {
  const { revision } = finding;
  const place = places.main(finding);
  const isHere = place !== null && (revision !== null || place.document !== old?.document);
  if (!isHere) return absentPane('New', run.revision.sources.entry.label);
  if (revision === null) return pane('New', place, 0, 'near');
  return pane('New', place, lastLines.get(revision) ?? 0, 'ins');
}

/** The lines of both contracts, the old ones left of the new ones. */
export function sourcePanes(finding: Finding, { run, places, lastLines }: SourceContext): Markup {
  const { base } = finding;
  const old = places.base(finding);
  const left =
    old === null || base === null
      ? absentPane('Old', run.base.sources.entry.label)
      : pane('Old', old, lastLines.get(base) ?? 0, 'del');
  return markup`<div class="panes">${left}${rightPane(finding, old, { run, places, lastLines })}</div>`;
}
