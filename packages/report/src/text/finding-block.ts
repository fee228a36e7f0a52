import { type Finding, linesOf } from '@contract-check/core';
import { operationText } from '../operations-text.ts';
import type { ReportRun } from '../report-input.ts';
import type { FindingPlace, FindingPlaces } from '../source/finding-places.ts';
import { changeNote, type NoteStyle } from '../values/change-note.ts';
import { proofMessage } from '../values/proof-message.ts';
import { waiveCommand, waivedBy } from '../values/waive-command.ts';
import { frame } from './frame.ts';
import { columns, cutEnd, cutMiddle, indented, LABEL_COLUMNS, labelled } from './layout.ts';
import type { Paint, Style } from './style.ts';
import { titleLines } from './title.ts';

/** What the blocks of one run share. */
export interface BlockContext {
  readonly run: ReportRun;
  readonly places: FindingPlaces;
  readonly style: Style;
}

/** How much of a finding is shown. */
export interface BlockDetail {
  /** A source frame and the proof, or only the place in a line. */
  readonly frame: boolean;
  /** The place was shown by the finding above, which has the same cause. */
  readonly samePlace: boolean;
}

/** Rough limits of what is printed without `--verbose`. */
const MESSAGE_COLUMNS = 600;
const PROOF_COLUMNS = 320;
const VALUE_LIMIT = 48;
const VERBOSE_COLUMNS = 8_000;

function noteStyle({ glyphs }: Style): NoteStyle {
  return { valueLimit: VALUE_LIMIT, arrow: glyphs.arrow, ellipsis: glyphs.ellipsis };
}

/** `new.yaml:44:11`, safe, at most `width` columns. */
export function placeText({ file, line, column }: FindingPlace, width: number, style: Style): string {
  const position = `:${line}:${column}`;
  return cutMiddle(style.safe(file), width - position.length, style.glyphs.ellipsis) + position;
}

/** A place, and what stands there if the document is at hand. `note` is safe already. */
export function frameAt(place: FindingPlace, note: string, paint: Paint, style: Style): readonly string[] {
  const where = style.paint.place(placeText(place, style.width - 2, style));
  if (place.document === undefined) return [`  ${where}`, ...indented(note, 2, style.width)];
  return [`  ${where}`, ...frame(linesOf(place.document), place, note, paint, style)];
}

function frames(finding: Finding, context: BlockContext): readonly string[] {
  const { run, places, style } = context;
  const paint = style.paint.effect[finding.effect];
  const main = places.main(finding);
  if (main === null) return [];
  const note = style.safe(changeNote(finding, run.base.sources.entry.label, noteStyle(style)));
  const shown = ['', ...frameAt(main, note, paint, style), ''];
  const base = style.options.verbose ? places.base(finding) : null;
  if (base !== null) shown.push(...frameAt(base, 'before', style.paint.faint, style), '');
  return shown;
}

function placeLines(finding: Finding, { run, places, style }: BlockContext): readonly string[] {
  const main = places.main(finding);
  if (main === null) return [];
  const note = style.safe(changeNote(finding, run.base.sources.entry.label, noteStyle(style)));
  const where = placeText(main, style.width - LABEL_COLUMNS, style);
  if (note === '') return labelled('where', where, style.width);
  const beside = `${where}  ${note}`;
  if (columns(beside) <= style.width - LABEL_COLUMNS) return labelled('where', beside, style.width);
  return [...labelled('where', where, style.width), ...indented(note, LABEL_COLUMNS, style.width)];
}

function operationLines(finding: Finding, style: Style): readonly string[] {
  if (finding.operations.length < 2) return [];
  return finding.operations.map(
    (operation, index) =>
      (index === 0 ? '  reach' : '').padEnd(LABEL_COLUMNS) +
      cutMiddle(style.safe(operationText(operation)), style.width - LABEL_COLUMNS, style.glyphs.ellipsis),
  );
}

/** Whose waiver holds; without one, what to type for one of what can fail a run. */
function waiverLines(finding: Finding, style: Style): readonly string[] {
  const { waiver, severity } = finding;
  if (waiver !== null) return indented(style.safe(waivedBy(waiver)), 2, style.width);
  if (style.options.waivable === false || (severity !== 'error' && severity !== 'warning')) return [];
  return labelled('waive', waiveCommand(finding).replaceAll('…', style.glyphs.ellipsis), style.width);
}

/** The whole block of one finding, worst things first; every line within the width. */
export function findingBlock(finding: Finding, detail: BlockDetail, context: BlockContext): readonly string[] {
  const { style } = context;
  const { verbose } = style.options;
  const { ellipsis } = style.glyphs;
  const text = (value: string, limit: number) => cutEnd(style.safe(value), verbose ? VERBOSE_COLUMNS : limit, ellipsis);
  const lines = [...titleLines(finding, style), ...indented(text(finding.message, MESSAGE_COLUMNS), 2, style.width)];
  if (detail.samePlace) lines.push(...labelled('where', 'the same change as above', style.width));
  else lines.push(...(detail.frame ? frames(finding, context) : placeLines(finding, context)));
  if (detail.frame || verbose) {
    const limit = verbose ? VERBOSE_COLUMNS : PROOF_COLUMNS;
    lines.push(...labelled('proof', text(proofMessage(finding, limit), limit), style.width));
  }
  if (verbose && finding.witness !== null)
    lines.push(...labelled('why', text(finding.why, VERBOSE_COLUMNS), style.width));
  if (finding.advice !== '') lines.push(...labelled('fix', text(finding.advice, MESSAGE_COLUMNS), style.width));
  if (verbose) lines.push(...operationLines(finding, style));
  return [...lines, ...waiverLines(finding, style)];
}
