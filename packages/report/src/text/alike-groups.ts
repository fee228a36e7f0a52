import type { Finding } from '@contract-check/core';
import { operationsText } from '../operations-text.ts';
import { groupedBy } from '../verdict/grouped-by.ts';
import { columns, cutEnd, cutStart, indented } from './layout.ts';
import type { Style } from './style.ts';

/** The findings of one cause. */
export type Group = readonly Finding[];

/** So many groups that say the same of different things share the block of the first. */
const ALIKE = 4;
const GAP = 2;
const MESSAGE_COLUMNS = 240;

/** Equal for groups that differ in what is named, and in nothing that a reader would do about it. */
function likeness(group: Group): string {
  return JSON.stringify(
    group.map((finding) => {
      const { rule, effect, severity, breaks, proof, why, advice, message, witness, fingerprint } = finding;
      const { first, more } = operationsText(finding);
      const reach = more === '' && message.includes(first) ? '' : first + more;
      // A message that shows the break is worth its own block.
      return [rule, effect, severity, breaks, proof, why, advice, reach, witness === null ? '' : fingerprint];
    }),
  );
}

/** Groups that may share a block, in the order of the first of each. */
export function alikeGroups(groups: readonly Group[]): readonly (readonly Group[])[] {
  return groupedBy(groups, likeness).flatMap((alike): readonly (readonly Group[])[] =>
    alike.length < ALIKE ? alike.map((group) => [group]) : [alike],
  );
}

/** One line: what it says, and at the right edge (or below) where; a removal where it stood in the base. */
function row({ message, base, revision }: Finding, style: Style): readonly string[] {
  const { ellipsis } = style.glyphs;
  const lines = indented(cutEnd(style.safe(message), MESSAGE_COLUMNS, ellipsis), 2, style.width);
  const site = revision ?? base;
  if (site === null) return lines;
  const place = cutStart(style.safe(`${site.file}:${site.line}`), style.width - 4, ellipsis);
  const last = lines.at(-1) ?? '';
  const padding = style.width - columns(last) - columns(place);
  const painted = style.paint.place(place);
  if (padding < GAP) return [...lines, ' '.repeat(style.width - columns(place)) + painted];
  return [...lines.slice(0, -1), last + ' '.repeat(padding) + painted];
}

/** What follows the block of the first of alike groups; begins with a blank line, or is empty. */
export function furtherLines(further: readonly Group[], style: Style): readonly string[] {
  if (further.length === 0) return [];
  const leads = further.flatMap((group) => group.slice(0, 1));
  return ['', `  and ${leads.length} more like it:`, ...leads.flatMap((finding) => row(finding, style))];
}
