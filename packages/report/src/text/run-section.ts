import type { Finding } from '@contract-check/core';
import type { FailOn, ReportRun } from '../report-input.ts';
import { findingPlaces } from '../source/finding-places.ts';
import { causeGroups } from '../verdict/cause-groups.ts';
import { FAILING_SEVERITIES } from '../verdict/severities.ts';
import { comparedNames, comparedSpecifications, isOpen } from '../words.ts';
import { alikeGroups, furtherLines } from './alike-groups.ts';
import { compatibleList } from './compatible-list.ts';
import { type BlockContext, findingBlock, placeText } from './finding-block.ts';
import { cutMiddle, labelled } from './layout.ts';
import type { Style } from './style.ts';
import { oneLine } from './title.ts';
import { waivedLines, waivedList } from './waived-list.ts';

/** True for what a reader must not miss: it breaks, or it makes the run fail. */
function isGrave(finding: Finding, failOn: FailOn): boolean {
  const isFailing = FAILING_SEVERITIES[failOn].some((severity) => severity === finding.severity);
  return isOpen(finding) && (finding.effect === 'breaking' || isFailing);
}

type Form = 'block with frame' | 'block' | 'waived' | 'line' | 'counted';

function formOf(finding: Finding, failOn: FailOn, verbose: boolean): Form {
  if (verbose || isGrave(finding, failOn)) return 'block with frame';
  if (finding.severity === 'off') return 'counted';
  if (finding.waiver !== null) return 'waived';
  const forms = { breaking: 'block with frame', risky: 'block', compatible: 'line', docs: 'counted' } as const;
  return forms[finding.effect];
}

function samePlace(finding: Finding, above: Finding | null): boolean {
  const site = finding.revision ?? finding.base;
  const other = above === null ? null : (above.revision ?? above.base);
  return site !== null && other !== null && site.pointer === other.pointer && site.file === other.file;
}

/** A harmless side of a change whose other side is shown above. */
function alsoLines({ effect, rule, message }: Finding, style: Style): readonly string[] {
  return labelled('also', `${effect}: ${style.safe(rule)}. ${style.safe(message)}`, style.width);
}

/** The findings of one cause, the further ones right under the first. */
function groupLines(group: readonly Finding[], failOn: FailOn, context: BlockContext): readonly string[] {
  const { style } = context;
  const lines: string[] = [];
  let above: Finding | null = null;
  for (const finding of group) {
    const form = formOf(finding, failOn, style.options.verbose);
    if (form === 'counted') continue;
    if (form === 'line') {
      lines.push(...alsoLines(finding, style));
      continue;
    }
    if (form === 'waived') {
      lines.push(...waivedLines(finding, style));
      continue;
    }
    const detail = { frame: form === 'block with frame', samePlace: samePlace(finding, above) };
    lines.push(...findingBlock(finding, detail, context));
    above = finding;
  }
  return lines;
}

/** `Orders API 1.8.0 → 1.9.0`, and the specifications when they differ; one line. */
export function titleLine({ base, revision }: Pick<ReportRun, 'base' | 'revision'>, style: Style): string {
  const { arrow, ellipsis } = style.glyphs;
  const names = style.safe(comparedNames(base, revision, arrow));
  const specifications = style.safe(comparedSpecifications(base, revision, arrow));
  return cutMiddle(specifications === '' ? names : `${names} (${specifications})`, style.width, ellipsis);
}

/**
 * Every finding of a run, worst first: blocks, each group of one cause together, then what is compatible in short.
 * Begins with a blank line.
 */
export function findingLines(run: ReportRun, failOn: FailOn, style: Style): readonly string[] {
  const { findings } = run.verdict;
  const form = (finding: Finding) => formOf(finding, failOn, style.options.verbose);
  const isBlock = (finding: Finding) => form(finding).startsWith('block');
  const context: BlockContext = { run, places: findingPlaces(run, findings.filter(isBlock)), style };
  const groups = causeGroups(findings);
  const blocks = groups.filter((group) => group.some(isBlock));
  const sections = style.options.verbose ? blocks.map((group) => [group]) : alikeGroups(blocks);
  const short = groups.filter((group) => !group.some(isBlock)).flat();
  const list = compatibleList(
    short.filter((finding) => form(finding) === 'line'),
    style,
  );
  const waived = waivedList(
    short.filter((finding) => form(finding) === 'waived'),
    style,
  );
  return [
    ...sections.flatMap(([first = [], ...further]) => [
      '',
      ...groupLines(first, failOn, context),
      ...furtherLines(further, style),
    ]),
    ...(list.length === 0 ? [] : ['', ...list]),
    ...(waived.length === 0 ? [] : ['', ...waived]),
  ];
}

/** What must not be missed, one line each, with its place. */
export function graveLines(run: ReportRun, failOn: FailOn, style: Style): readonly string[] {
  const grave = run.verdict.findings.filter((finding) => isGrave(finding, failOn));
  const places = findingPlaces(run, grave);
  return grave.map((finding) => {
    const place = places.main(finding);
    return oneLine(finding, place === null ? '' : placeText(place, style.width, style), style);
  });
}
