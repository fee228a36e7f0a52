import type { Finding } from '@contract-check/core';
import { operationsText } from '../operations-text.ts';
import { marks } from '../words.ts';
import { columns, cutEnd, cutMiddle, cutStart } from './layout.ts';
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

function labelOf({ effect }: Finding, style: Style): string {
  return `${style.glyphs.effect[effect]} ${effect.toUpperCase()}`;
}

function suffixOf(finding: Finding): string {
  const marked = [...marks(finding), ...(finding.waiver === null ? [] : ['waived'])].join(', ');
  return marked === '' ? '' : ` (${marked})`;
}

/** `✖ BREAKING  rule-id (marks)`, at most `width` columns. */
function head(finding: Finding, width: number, style: Style): Head {
  const label = labelOf(finding, style);
  const suffix = suffixOf(finding);
  const room = width - columns(label) - GAP - columns(suffix);
  const rule = cutMiddle(style.safe(finding.rule), room, style.glyphs.ellipsis);
  const painted = `${style.paint.effect[finding.effect](label)}${' '.repeat(GAP)}${linkRule(finding.rule, style.paint.strong(rule), style)}${suffix}`;
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

/**
 * A finding in one line: `✖ BREAKING (marks)  message  operation  place`, each further part (safe already) only where enough
 * of it has room.
 */
export function oneLine(finding: Finding, place: string, style: Style): string {
  const { ellipsis } = style.glyphs;
  const label = labelOf(finding, style);
  const suffix = suffixOf(finding);
  let room = style.width - columns(label) - columns(suffix) - GAP;
  const message = cutEnd(style.safe(finding.message), room, ellipsis);
  let line = `${style.paint.effect[finding.effect](label)}${suffix}${' '.repeat(GAP)}${message}`;
  room -= columns(message);
  const append = (text: string, painted: (shown: string) => string) => {
    line += ' '.repeat(GAP) + painted(text);
    room -= GAP + columns(text);
  };
  const { first, more } = operationsText(finding);
  const operation = style.safe(first) + more;
  const isSaid = more === '' && finding.message.includes(first);
  if (!isSaid && room - GAP >= Math.min(columns(operation), LEAST_OPERATION + columns(more))) {
    append(operationIn(finding, room - GAP, style), (shown) => shown);
  }
  if (place !== '' && room - GAP >= Math.min(columns(place), LEAST_PLACE)) {
    append(cutStart(place, room - GAP, ellipsis), style.paint.place);
  }
  return line;
}
