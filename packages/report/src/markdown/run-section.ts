import type { Finding } from '@contract-check/core';
import type { ReportRun } from '../report-input.ts';
import { causeGroups } from '../verdict/cause-groups.ts';
import { count, isOpen } from '../words.ts';
import type { DetailLevel } from './detail-level.ts';
import { adviceLines, listItem, tableRow, waivedItem } from './finding-rows.ts';

const TABLE_HEAD = ['| | Change | Operation | Where |', '|---|---|---|---|'];

/** Changes that a reviewer has to look at; the others are folded (compatible) or counted (docs). */
function needsRow(finding: Finding): boolean {
  return isOpen(finding) && (finding.effect === 'breaking' || finding.effect === 'risky');
}

function table(findings: readonly Finding[], rows: number): readonly string[] {
  const shown = findings.slice(0, rows);
  const hidden = findings.length - shown.length;
  const more =
    hidden === 0 ? [] : [`${shown.length === 0 ? count(hidden, 'change') : `${hidden} more`} not shown.`, ''];
  return [...(shown.length === 0 ? [] : [...TABLE_HEAD, ...shown.map(tableRow), '']), ...more];
}

function folded(summary: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '</details>', ''];
}

/** The table of a run and what is folded under it, as far as `level` allows. */
export function runSection(run: ReportRun, level: DetailLevel): readonly string[] {
  const ordered = causeGroups(run.verdict.findings).flat();
  const rows = ordered.filter(needsRow);
  const compatible = ordered.filter((finding) => finding.effect === 'compatible' && isOpen(finding));
  const waived = ordered.filter(({ waiver, severity }) => waiver !== null && severity !== 'off');
  const lines: string[] = [];
  if (rows.length > 0) lines.push(...table(rows, level.rows));
  if (rows.length > 0 && level.advice) {
    const advice = rows.flatMap((finding) => adviceLines(finding, run.base.sources.entry.label));
    lines.push(...folded('Proof and safe alternatives', advice));
  }
  if (compatible.length > 0 && level.compatible !== 'count') {
    const items = compatible.map((finding) => listItem(finding, level.compatible === 'message'));
    lines.push(...folded(count(compatible.length, 'compatible change'), [...items, '']));
  }
  if (waived.length > 0 && level.compatible !== 'count') {
    lines.push(...folded(count(waived.length, 'waived finding'), [...waived.flatMap(waivedItem), '']));
  }
  return lines;
}
