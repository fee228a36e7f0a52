import { withoutLogCommands } from './escape/log-commands.ts';
import { type ReportInput, type ReportRun, standsAlone } from './report-input.ts';
import { lastLines } from './text/last-lines.ts';
import { cutMiddle, wrap } from './text/layout.ts';
import { findingLines, graveLines, titleLine } from './text/run-section.ts';
import { type Style, styleFor } from './text/style.ts';
import type { TextOptions } from './text-options.ts';
import { type Closing, summarise } from './verdict/summarise.ts';
import { count } from './words.ts';

/** What tells the sections apart when there are several: `against v1.yaml`, or `orders (@shop/orders)`. */
function sectionName({ name, contract, owner }: ReportRun, style: Style): string {
  if (contract === null) return `against ${style.safe(name)}`;
  return `${style.safe(name)}${owner === null ? '' : ` (${style.safe(owner)})`}`;
}

function heading(run: ReportRun, several: boolean, style: Style): readonly string[] {
  const title = style.paint.strong(titleLine(run, style));
  if (!several) return [title];
  return [style.paint.strong(cutMiddle(sectionName(run, style), style.width, style.glyphs.ellipsis)), title];
}

/** What has no finding, in a line. */
function sameLine(run: ReportRun, several: boolean, tail: string, style: Style): readonly string[] {
  const title = titleLine(run, style);
  const named = run.contract === null ? title : `${sectionName(run, style)}: ${title}`;
  const words = several && run.contract === null ? `no change against ${style.safe(run.name)}.` : 'nothing changed.';
  return wrap(`${style.paint.passed(style.glyphs.effect.compatible)} ${named}: ${words}${tail}`, style.width);
}

function runLines(run: ReportRun, input: ReportInput, style: Style): readonly string[] {
  const several = standsAlone(input) === null;
  if (run.verdict.findings.length === 0) return sameLine(run, several, '', style);
  return [...heading(run, several, style), ...findingLines(run, input.failOn, style)];
}

/** What did not have to be compared, in one line. */
function unchangedLines({ unchanged }: ReportInput, style: Style): readonly string[] {
  if (unchanged === 0) return [];
  return [`${style.paint.passed(style.glyphs.effect.compatible)} ${count(unchanged, 'contract')} unchanged.`];
}

function outcomeLines(closing: Closing, { exitStatus }: ReportInput, before: string, style: Style): readonly string[] {
  return lastLines({ ...closing, before, exitStatus }, style);
}

/** The rule that a reader is most likely to ask about. */
function moreLine(input: ReportInput, style: Style): readonly string[] {
  const finding = input.runs.flatMap(({ verdict }) => verdict.findings.slice(0, 1))[0];
  return finding === undefined ? [] : wrap(`More: contract-check explain ${style.safe(finding.rule)}`, style.width);
}

/** Changes of documentation are counted only, unless asked for. */
function docsLine(closing: Closing, style: Style): readonly string[] {
  const { docs } = closing.total;
  return docs === 0 || style.options.verbose
    ? []
    : wrap(`      --verbose shows ${count(docs, 'docs change')} too`, style.width);
}

function closingLines(closing: Closing, input: ReportInput, style: Style): readonly string[] {
  const counts = [closing.counts, closing.version].filter((part) => part !== '').join(' ');
  return [
    '',
    ...wrap(counts, style.width),
    ...outcomeLines(closing, input, '', style),
    ...moreLine(input, style),
    ...docsLine(closing, style),
  ];
}

/** Lines of the end that the repeated titles have to leave room for. */
const CLOSING_ROOM = 8;

/** What broke, said again where the eye is when the output has scrolled by. */
function repeated(lines: readonly string[], input: ReportInput, style: Style): readonly string[] {
  const { rows } = style.options;
  if (rows === null || lines.length <= rows) return [];
  const grave = input.runs.flatMap((run) => graveLines(run, input.failOn, style));
  if (grave.length === 0) return [];
  const room = Math.max(3, rows - CLOSING_ROOM);
  const more = grave.length > room ? [`  and ${grave.length - room} more above`] : [];
  return ['', 'What must be looked at (more above):', ...grave.slice(0, room), ...more];
}

function quietLines(closing: Closing, input: ReportInput, style: Style): readonly string[] {
  const grave = input.runs.flatMap((run) => graveLines(run, input.failOn, style));
  return [...grave, ...outcomeLines(closing, input, closing.counts, style)];
}

function allLines(input: ReportInput, style: Style): readonly string[] {
  const closing = summarise(input);
  const only = standsAlone(input);
  if (closing.unchanged && only !== null) {
    return sameLine(only, false, ` Passed (exit 0). ${closing.elapsed}`.trimEnd(), style);
  }
  if (style.options.quiet) return quietLines(closing, input, style);
  const sections = [...input.runs.map((run) => runLines(run, input, style)), unchangedLines(input, style)];
  const body = sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => [...(index === 0 ? [] : ['']), ...lines]);
  const end = closingLines(closing, input, style);
  return [...body, ...repeated([...body, ...end], input, style), ...end];
}

/**
 * The verdict for a terminal or a pipe, worst first, ending in a line feed. No line is wider than `options.width`
 * (at least 40); nothing that a contract says can act on the terminal or on the build server that keeps the log.
 */
export function renderText(input: ReportInput, options: TextOptions): string {
  return withoutLogCommands(`${allLines(input, styleFor(options)).join('\n')}\n`);
}
