import type { Finding, OperationRef } from '@contract-check/core';
import { operationsText } from '../operations-text.ts';
import { groupedBy } from '../verdict/grouped-by.ts';
import { count, marks } from '../words.ts';
import { columns, cutEnd, cutMiddle, indented, wrap } from './layout.ts';
import { linkRule } from './rule-link.ts';
import type { Style } from './style.ts';

/** One thing said: of one finding, or of so many that they are told together. */
interface Row {
  readonly message: string;
  readonly operations: readonly OperationRef[];
  readonly findings: number;
}

interface Section {
  readonly first: Finding;
  readonly findings: number;
  readonly rows: readonly Row[];
}

/** Rows that are shown without `--verbose`; a pair with hundreds of additions has to stay readable. */
const SHOWN_ROWS = 20;
/** More findings than this that say the same share a row. */
const ALIKE = 3;
const GAP = 2;
const MESSAGE_COLUMNS = 240;

function rowOf(findings: readonly [Finding, ...Finding[]]): Row {
  const operations = new Map(findings.flatMap((finding) => finding.operations).map((one) => [one.key, one]));
  return { message: findings[0].message, operations: [...operations.values()], findings: findings.length };
}

function sectionsOf(findings: readonly Finding[]): readonly Section[] {
  return groupedBy(findings, (finding) => [finding.rule, ...marks(finding)].join(' ')).map((section) => ({
    first: section[0],
    findings: section.length,
    rows: groupedBy(section, ({ message }) => message).flatMap((alike) =>
      alike.length > ALIKE ? [rowOf(alike)] : alike.map((one) => rowOf([one])),
    ),
  }));
}

function headLine({ first, findings }: Section, style: Style): string {
  const label = `${style.glyphs.effect[first.effect]} ${first.effect.toUpperCase()}`;
  const remarks = [...marks(first), ...(findings > 1 ? [count(findings, 'change')] : [])].join(', ');
  const suffix = remarks === '' ? '' : ` (${remarks})`;
  const room = style.width - columns(label) - GAP - columns(suffix);
  const rule = cutMiddle(style.safe(first.rule), room, style.glyphs.ellipsis);
  const painted = linkRule(first.rule, style.paint.strong(rule), style);
  return `${style.paint.effect[first.effect](label)}${' '.repeat(GAP)}${painted}${suffix}`;
}

/** The message, and at the right edge (or below) the first operation that it is about. */
function rowLines({ message, operations }: Row, style: Style): readonly string[] {
  const { ellipsis } = style.glyphs;
  const lines = indented(cutEnd(style.safe(message), MESSAGE_COLUMNS, ellipsis), 2, style.width);
  const { first, more } = operationsText({ operations });
  // `GET /orders is new.` has said it.
  if (first === '' || (more === '' && message.includes(first))) return lines;
  const last = lines.at(-1) ?? '';
  const room = style.width - 4;
  const shown = cutMiddle(style.safe(first), room - columns(more), ellipsis) + more;
  const padding = style.width - columns(last) - columns(shown);
  if (padding < GAP) return [...lines, ' '.repeat(style.width - columns(shown)) + shown];
  return [...lines.slice(0, -1), last + ' '.repeat(padding) + shown];
}

/** What was left out, with the rules that had no row at all. */
function restLines(hidden: number, unseen: readonly Section[], style: Style): readonly string[] {
  if (hidden === 0) return [];
  const rules = unseen.map(({ first, findings }) => `${style.safe(first.rule)} (${findings})`);
  const named = rules.length === 0 ? '' : `, among them ${rules.join(', ')}`;
  const { compatible } = style.glyphs.effect;
  return wrap(`${compatible} ${count(hidden, 'more compatible change')}${named}. --verbose shows all.`, style.width);
}

/**
 * Compatible findings in short: by rule, a row for each thing said, with the first operation. Rows beyond
 * `SHOWN_ROWS` are counted.
 */
export function compatibleList(findings: readonly Finding[], style: Style): readonly string[] {
  const lines: string[] = [];
  const unseen: Section[] = [];
  let left = SHOWN_ROWS;
  let hidden = 0;
  for (const section of sectionsOf(findings)) {
    const shown = section.rows.slice(0, left);
    hidden += section.rows.slice(left).reduce((sum, row) => sum + row.findings, 0);
    left -= shown.length;
    if (shown.length === 0) unseen.push(section);
    else lines.push(headLine(section, style), ...shown.flatMap((row) => rowLines(row, style)));
  }
  return [...lines, ...restLines(hidden, unseen, style)];
}
