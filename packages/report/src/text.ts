import { withoutLogCommands } from './escape/log-commands.ts';
import type { ReportInput, ReportRun } from './report-input.ts';
import { lastLines } from './text/last-lines.ts';
import { cutMiddle, wrap } from './text/layout.ts';
import { findingLines, graveLines, titleLine } from './text/run-section.ts';
import { type Style, styleFor } from './text/style.ts';
import type { TextOptions } from './text-options.ts';
import { type Closing, summarise } from './verdict/summarise.ts';
import { count } from './words.ts';

/** `against v1.yaml`: tells the sections apart when there are several. */
function heading(run: ReportRun, several: boolean, style: Style): readonly string[] {
  const title = style.paint.strong(titleLine(run, style));
  if (!several) return [title];
  const against = cutMiddle(`against ${style.safe(run.name)}`, style.width, style.glyphs.ellipsis);
  return [style.paint.strong(against), title];
}

function unchangedLine(run: ReportRun, several: boolean, tail: string, style: Style): readonly string[] {
  const words = several ? `no change against ${style.safe(run.name)}.` : 'nothing changed.';
  const text = `${titleLine(run, style)}: ${words}${tail}`;
  return wrap(`${style.paint.passed(style.glyphs.effect.compatible)} ${text}`, style.width);
}

function runLines(run: ReportRun, input: ReportInput, style: Style): readonly string[] {
  const several = input.runs.length > 1;
  if (run.verdict.findings.length === 0) return unchangedLine(run, several, '', style);
  return [...heading(run, several, style), ...findingLines(run, input.failOn, style)];
}

function outcomeLines(closing: Closing, { exitStatus }: ReportInput, before: string, style: Style): readonly string[] {
  return lastLines({ ...closing, before, exitStatus }, style);
}

/** The rule that a reader is most likely to ask about. */
function moreLine(input: ReportInput, style: Style): readonly string[] {
  const finding = input.runs.flatMap(({ verdict }) => verdict.findings.slice(0, 1))[0];
  return finding === undefined ? [] : wrap(`More: contract-check rules ${style.safe(finding.rule)}`, style.width);
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
  const [first, ...others] = input.runs;
  if (closing.unchanged && first !== undefined && others.length === 0) {
    return unchangedLine(first, false, ` Passed (exit 0). ${closing.elapsed}`.trimEnd(), style);
  }
  if (style.options.quiet) return quietLines(closing, input, style);
  const body = input.runs.flatMap((run, index) => [...(index === 0 ? [] : ['']), ...runLines(run, input, style)]);
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
