import type { Finding, Site } from '@contract-check/core';
import { withoutLogCommands } from './escape/log-commands.ts';
import { answerOf, questionOf, READING_WORDS, type Sides, subjectOf, witnessFacts } from './explanation/question.ts';
import { operationText } from './operations-text.ts';
import type { ReportInput, ReportRun } from './report-input.ts';
import { findingPlaces } from './source/finding-places.ts';
import { frameAt } from './text/finding-block.ts';
import { cutEnd, cutMiddle, indented, wrap } from './text/layout.ts';
import { titleLine } from './text/run-section.ts';
import { type Style, styleFor } from './text/style.ts';
import { titleLines } from './text/title.ts';
import type { TextOptions } from './text-options.ts';
import { leadingLines } from './values/leading-json.ts';
import { witnessLines } from './values/witness-lines.ts';
import { count } from './words.ts';

/** Lines of a value that are shown; `--format json` has it whole. */
const VALUE_LINES = 24;
const VALUE_LENGTH = 4_000;
/** Larger bodies tell nothing more to a reader. */
const BODY_LENGTH = 20_000;

/** Findings whose fingerprint starts with the digits given, with the comparison that each comes from. */
export function findingsWith(
  input: ReportInput,
  fingerprint: string,
): readonly { readonly run: ReportRun; readonly finding: Finding }[] {
  return input.runs.flatMap((run) =>
    run.verdict.findings
      .filter((finding) => finding.fingerprint.startsWith(fingerprint.toLowerCase()))
      .map((finding) => ({ run, finding })),
  );
}

function valueLines(side: string, site: Site | null, style: Style): readonly string[] {
  if (site === null || typeof site.value !== 'object' || site.value === null) return [];
  const lines = leadingLines(site.value, VALUE_LENGTH);
  const shown = lines
    .slice(0, VALUE_LINES)
    .map((line) => `    ${cutEnd(style.safe(line), style.width - 4, style.glyphs.ellipsis)}`);
  const more = lines.length > VALUE_LINES ? [`    ${style.glyphs.ellipsis}`] : [];
  return ['', `  ${cutMiddle(`by ${style.safe(side)}`, style.width - 2, style.glyphs.ellipsis)}`, ...shown, ...more];
}

function section(title: string, text: string, style: Style): readonly string[] {
  return text === '' ? [] : ['', style.paint.strong(title), ...indented(style.safe(text), 2, style.width)];
}

function placesSection(run: ReportRun, finding: Finding, style: Style): readonly string[] {
  const places = findingPlaces(run, [finding]);
  const [main, base] = [places.main(finding), places.base(finding)];
  const lines: string[] = [];
  if (base !== null && finding.base !== null) lines.push('', ...frameAt(base, 'before', style.paint.faint, style));
  if (main !== null && finding.revision !== null)
    lines.push('', ...frameAt(main, 'now', style.paint.effect[finding.effect], style));
  if (finding.revision === null && finding.base !== null) lines.push('', '  now: gone');
  return lines;
}

function witnessSection(finding: Finding, sides: Sides, style: Style): readonly string[] {
  if (finding.witness === null) return [];
  const message = witnessLines(finding.witness, BODY_LENGTH).lines.map((line) =>
    line === '' ? '' : `    ${cutEnd(style.safe(line), style.width - 4, style.glyphs.ellipsis)}`,
  );
  const sign = style.paint.passed(style.glyphs.effect.compatible);
  const facts = witnessFacts(finding, sides).flatMap((fact) => wrap(`  ${sign} ${style.safe(fact)}`, style.width));
  return ['', ...message, '', ...facts];
}

function operationsSection({ operations }: Finding, style: Style): readonly string[] {
  if (operations.length === 0) return [];
  const shown = operations.map(
    (operation) => `  ${cutMiddle(style.safe(operationText(operation)), style.width - 2, style.glyphs.ellipsis)}`,
  );
  return ['', style.paint.strong(`Reaches ${count(operations.length, 'operation')}`), ...shown];
}

function waiverSection({ waiver, fingerprint }: Finding, style: Style): readonly string[] {
  const until = waiver?.until ?? null;
  const end = until === null ? '' : ` until ${until}`;
  if (waiver !== null) return section('Waived', `by ${waiver.owner}${end}: ${waiver.reason}`, style);
  return section('Identity', `${fingerprint}, the same as long as this change stays, wherever its lines move`, style);
}

/**
 * Why a finding is what it is, for a terminal: both sides, what was asked and under which reading, the answer with its
 * message and the facts that were confirmed, and everything it reaches. Ends in a line feed; no line is too wide.
 */
export function renderExplanation(run: ReportRun, finding: Finding, options: TextOptions): string {
  const style = styleFor(options);
  const sides = { base: run.base.sources.entry.label, revision: run.revision.sources.entry.label };
  const reading = finding.direction === 'none' ? '' : `${finding.reading}: ${READING_WORDS[finding.reading]}`;
  const lines = [
    style.paint.strong(titleLine(run, style)),
    '',
    ...titleLines(finding, style),
    ...indented(style.safe(finding.message), 2, style.width),
    ...placesSection(run, finding, style),
    ...section('Asked', questionOf(finding, sides), style),
    ...section('About', subjectOf(finding), style),
    ...valueLines(sides.base, finding.base, style),
    ...valueLines(sides.revision, finding.revision, style),
    ...section('Reading', reading, style),
    ...section('Answer', answerOf(finding), style),
    ...witnessSection(finding, sides, style),
    ...section('Why it matters', finding.why, style),
    ...section('What to do', finding.advice, style),
    ...operationsSection(finding, style),
    ...waiverSection(finding, style),
    '',
    ...wrap(`More: contract-check explain ${style.safe(finding.rule)}`, style.width),
  ];
  return withoutLogCommands(`${lines.join('\n')}\n`);
}
