import type { Finding } from '@contract-check/core';
import { operationsText } from '../operations-text.ts';
import { marks } from '../words.ts';
import { columns, cutMiddle, cutStart } from './layout.ts';
import { linkRule } from './rule-link.ts';
import type { Style } from './style.ts';

const GAP = 2;
/** Less of an operation than this tells nothing. */
const LEAST_OPERATION = 16;
/** Of a place this much must be left, or it is not worth telling: its end, with line and column. */
const LEAST_PLACE = 16;

/** The first operation cut to `width` columns; the count of the others is always kept. */
function operationIn(finding: Finding, width: number, style: Style): string {
  const { first, more } = operationsText(finding);
  return cutMiddle(style.safe(first), Math.max(1, width - columns(more)), style.glyphs.ellipsis) + more;
}

interface Head {
  readonly painted: string;
  readonly width: number;
}

/** `✖ BREAKING  rule-id (marks)`, at most `width` columns. */
function head(finding: Finding, width: number, style: Style): Head {
  const { effect } = finding;
  const label = `${style.glyphs.effect[effect]} ${effect.toUpperCase()}`;
  const marked = marks(finding).join(', ');
  const suffix = marked === '' ? '' : ` (${marked})`;
  const room = width - columns(label) - GAP - columns(suffix);
  const rule = cutMiddle(style.safe(finding.rule), room, style.glyphs.ellipsis);
  const painted = `${style.paint.effect[effect](label)}${' '.repeat(GAP)}${linkRule(finding.rule, style.paint.strong(rule), style)}${suffix}`;
  return { painted, width: columns(label) + GAP + columns(rule) + columns(suffix) };
}

/** The title of a finding's block: the operation at the right edge, or in a line of its own when it does not fit. */
export function titleLines(finding: Finding, style: Style): readonly string[] {
  const { painted, width } = head(finding, style.width, style);
  const { first, more } = operationsText(finding);
  if (first === '') return [painted];
  const operation = style.safe(first) + more;
  const space = style.width - width - columns(operation);
  if (space >= GAP) return [painted + ' '.repeat(space) + operation];
  // `GET /orders is gone.` is going to say it.
  if (more === '' && finding.message.includes(first)) return [painted];
  return [painted, `  ${operationIn(finding, style.width - 2, style)}`];
}

/** A finding in one line: head, operation, and its place (already safe) when there is room; at most the width. */
export function oneLine(finding: Finding, place: string, style: Style): string {
  const { first, more } = operationsText(finding);
  const { ellipsis } = style.glyphs;
  const { painted, width } = head(finding, style.width - LEAST_OPERATION - GAP, style);
  const room = style.width - width - GAP;
  const parts: string[] = [];
  if (first === '') {
    parts.push(cutStart(place, room, ellipsis));
  } else {
    const full = columns(style.safe(first) + more);
    const wanted = Math.min(columns(place), LEAST_PLACE);
    const least = Math.min(full, Math.max(columns(more) + LEAST_OPERATION, room - GAP - wanted));
    const placeRoom = Math.min(columns(place), room - GAP - least);
    const shown = placeRoom < wanted ? '' : cutStart(place, placeRoom, ellipsis);
    parts.push(operationIn(finding, shown === '' ? room : room - columns(shown) - GAP, style));
    if (shown !== '') parts.push(shown);
  }
  const right = parts.join(' '.repeat(GAP));
  return `${painted}${' '.repeat(style.width - width - columns(right))}${right}`.trimEnd();
}
