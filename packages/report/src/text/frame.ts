import type { LineIndex } from '@contract-check/core';
import { type Excerpt, excerptAt, type Place } from '../source/excerpt.ts';
import { columns, cutEnd, cutStart, wrap } from './layout.ts';
import type { Paint, Style } from './style.ts';

const INDENT = 2;
/** A note beside the caret needs this much room, else it goes below. */
const NOTE_WIDTH = 24;

function expandTabs(text: string): string {
  return text.replaceAll('\t', '  ');
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

interface Shown {
  readonly above: string | null;
  readonly lead: string;
  readonly mark: string;
  readonly trail: string;
}

/** The parts of an excerpt made safe and short enough for `room` columns, without their common indentation. */
function shorten(excerpt: Excerpt, room: number, style: Style): Shown {
  const { ellipsis } = style.glyphs;
  const above = excerpt.above === null ? null : expandTabs(excerpt.above);
  const lead = expandTabs(excerpt.lead);
  const indent = Math.min(indentOf(lead), above === null ? Number.POSITIVE_INFINITY : indentOf(above));
  let shownLead = style.safe(lead.slice(indent));
  let shownMark = style.safe(expandTabs(excerpt.mark));
  const cut = excerpt.leadCut || columns(shownLead) + columns(shownMark) > room;
  if (cut) {
    shownMark = cutEnd(shownMark, Math.floor(room / 2), ellipsis);
    const leadRoom = Math.floor(room / 2) - 1;
    shownLead = columns(shownLead) > leadRoom ? cutStart(shownLead, leadRoom, ellipsis) : shownLead;
  }
  const trail = cutEnd(style.safe(expandTabs(excerpt.trail)), room - columns(shownLead) - columns(shownMark), ellipsis);
  const shownAbove = above === null || cut ? null : cutEnd(style.safe(above.slice(indent).trimEnd()), room, ellipsis);
  return { above: shownAbove, lead: shownLead, mark: shownMark, trail };
}

/** What stands under the line: the caret, with the note beside or below it. */
function caretLines(shown: Shown, note: string, room: number, paint: Paint): readonly string[] {
  const at = columns(shown.lead);
  const caret = ' '.repeat(at) + paint('^'.repeat(Math.max(1, columns(shown.mark))));
  if (note === '') return [caret];
  const beside = room - at - Math.max(1, columns(shown.mark)) - 1;
  if (columns(note) <= beside) return [`${caret} ${note}`];
  const indent = Math.max(0, Math.min(at, room - NOTE_WIDTH, room - columns(note)));
  return [caret, ...wrap(note, room - indent).map((line) => ' '.repeat(indent) + line)];
}

/**
 * A source frame: the line above, the line, a caret under the marked part and a note (already safe). No line is wider
 * than the style's width.
 */
export function frame(lines: LineIndex, place: Place, note: string, paint: Paint, style: Style): readonly string[] {
  const excerpt = excerptAt(lines, place);
  const digits = String(excerpt.line).length;
  const room = style.width - INDENT - digits - 3;
  const shown = shorten(excerpt, room, style);
  const gutter = (label: string) =>
    `${' '.repeat(INDENT)}${style.paint.faint(`${label.padStart(digits)} ${style.glyphs.gutter}`)}`;
  const printed: string[] = [];
  if (shown.above !== null) printed.push(`${gutter(String(excerpt.line - 1))} ${shown.above}`);
  printed.push(`${gutter(String(excerpt.line))} ${(shown.lead + shown.mark + shown.trail).trimEnd()}`);
  for (const line of caretLines(shown, note, room, paint)) printed.push(`${gutter('')} ${line}`);
  return printed;
}
