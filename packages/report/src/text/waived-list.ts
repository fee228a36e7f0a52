import type { AppliedWaiver, Finding } from '@contract-check/core';
import { waivedBy } from '../values/waive-command.ts';
import { count } from '../words.ts';
import { cutEnd, indented, wrap } from './layout.ts';
import type { Style } from './style.ts';
import { titleLines } from './title.ts';

/** Shown without `--verbose`: a baseline can hold hundreds. */
const SHOWN = 20;
const REASON_COLUMNS = 240;

/** Who accepted it, until when and why. */
function waiverText(waiver: AppliedWaiver, style: Style): string {
  return cutEnd(style.safe(waivedBy(waiver)), REASON_COLUMNS, style.glyphs.ellipsis);
}

/** A waived finding in short: its title, and whose waiver holds. */
export function waivedLines(finding: Finding, style: Style): readonly string[] {
  if (finding.waiver === null) return [];
  return [...titleLines(finding, style), ...indented(waiverText(finding.waiver, style), 2, style.width)];
}

/** Waived findings in short; those beyond a limit are counted. */
export function waivedList(findings: readonly Finding[], style: Style): readonly string[] {
  const hidden = Math.max(0, findings.length - SHOWN);
  const rest = hidden === 0 ? [] : wrap(`${count(hidden, 'more waived finding')}. --verbose shows all.`, style.width);
  return [...findings.slice(0, SHOWN).flatMap((finding) => waivedLines(finding, style)), ...rest];
}
