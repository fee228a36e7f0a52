import { type InputProblem, type LineIndex, lineIndex } from '@contract-check/core';
import { withoutLogCommands } from './escape/log-commands.ts';
import { frame } from './text/frame.ts';
import { cutMiddle, indented, labelled, wrap } from './text/layout.ts';
import { type Style, styleFor } from './text/style.ts';
import type { TextOptions } from './text-options.ts';

/** What else is known when problems are told. */
export interface ProblemContext {
  /** The label of the other contract, when that one was read without problems. */
  readonly other?: string;
}

/** The text of a document by its label; undefined when it is not at hand. */
export type SourceText = (file: string) => string | undefined;

type LinesByFile = (file: string) => LineIndex | null;

/** More than this scrolls away; `--verbose` shows all. */
const SHOWN = 20;

function position({ file, line, column }: InputProblem): string {
  if (line === undefined) return file;
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** Warnings: `file:line:col  CODE  message fix`, further lines indented. */
function warningLines(problem: InputProblem, style: Style): readonly string[] {
  const { code, message, fix } = problem;
  const [first = '', ...rest] = wrap(
    style.safe(`${position(problem)}  ${code}  ${message} ${fix}`.trimEnd()),
    style.width - 4,
  );
  return [first, ...rest.map((line) => `    ${line}`)];
}

/** Finds the lines of a file by its label; problems of one file share them. */
function linesBy(sources: SourceText): LinesByFile {
  const known = new Map<string, LineIndex | null>();
  return (file) => {
    let lines = known.get(file);
    if (lines === undefined) {
      const text = sources(file);
      lines = text === undefined ? null : lineIndex(text);
      known.set(file, lines);
    }
    return lines;
  };
}

function frameLines(problem: InputProblem, linesOfFile: LinesByFile, style: Style): readonly string[] {
  const { file, line, column, length } = problem;
  const where = `  ${style.paint.place(cutMiddle(style.safe(position(problem)), style.width - 2, style.glyphs.ellipsis))}`;
  if (line === undefined) return [where];
  const lines = linesOfFile(file);
  if (lines === null) return [where];
  const place = { line, column: column ?? 1, length: length ?? 1 };
  return [where, ...frame(lines, place, '', style.paint.failed, style)];
}

/** @param consequence what follows from the error, as a sentence; often empty */
function errorLines(
  problem: InputProblem,
  consequence: string,
  linesOfFile: LinesByFile,
  style: Style,
): readonly string[] {
  const head = `error[${problem.code}]`;
  const message = `${style.safe(problem.message)} ${consequence}`.trimEnd();
  const [first = '', ...rest] = wrap(`${style.safe(head)}  ${message}`, style.width - 2);
  const painted = first.startsWith(head) ? style.paint.failed(head) + first.slice(head.length) : first;
  return [
    painted,
    ...rest.flatMap((line) => indented(line, 2, style.width)),
    '',
    ...frameLines(problem, linesOfFile, style),
    '',
    ...(problem.fix === '' ? [] : labelled('fix', style.safe(problem.fix), style.width)),
  ];
}

function moreLines(hidden: number, what: string): readonly string[] {
  return hidden > 0 ? [`${hidden} more ${what}${hidden === 1 ? '' : 's'}: --verbose shows all.`] : [];
}

/** Errors with their frames and warnings one a line, as far as they are shown; without any ending. */
export function problemLines(problems: readonly InputProblem[], sources: SourceText, style: Style): readonly string[] {
  const shown = style.options.verbose ? problems : problems.slice(0, SHOWN);
  const linesOfFile = linesBy(sources);
  const lines = shown.flatMap((problem) =>
    problem.severity === 'error'
      ? ['', ...errorLines(problem, '', linesOfFile, style)]
      : ['', ...warningLines(problem, style)],
  );
  const hidden = moreLines(problems.length - shown.length, 'problem');
  return hidden.length === 0 ? lines : [...lines, '', ...hidden];
}

function errorSection(errors: readonly InputProblem[], sources: SourceText, context: ProblemContext, style: Style) {
  const shown = style.options.verbose ? errors : errors.slice(0, SHOWN);
  const linesOfFile = linesBy(sources);
  const lines = shown.flatMap((problem, index) => [
    ...errorLines(problem, index === 0 ? 'Nothing was compared.' : '', linesOfFile, style),
    ...(index < shown.length - 1 ? [''] : []),
  ]);
  lines.push(...moreLines(errors.length - shown.length, 'error'));
  if (context.other !== undefined) {
    lines.push(...labelled('also', `${style.safe(context.other)} was read without problems`, style.width));
  }
  lines.push(...labelled('more', `contract-check explain ${style.safe(shown[0]?.code ?? '')}`, style.width));
  lines.push('', ...wrap('Input error (exit 2): this is neither a pass nor a finding.', style.width));
  return lines;
}

/**
 * What is wrong with the inputs, for stderr: every error with its source frame and what to do, and that nothing was
 * compared; warnings one per line. Empty when there are none, else ends in a line feed. No line is wider than
 * `options.width`; text of a document is escaped.
 */
export function renderProblems(
  problems: readonly InputProblem[],
  sources: SourceText,
  context: ProblemContext,
  options: TextOptions,
): string {
  const style = styleFor(options);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const shown = options.verbose ? warnings : warnings.slice(0, SHOWN);
  const lines = [
    ...shown.flatMap((problem) => warningLines(problem, style)),
    ...moreLines(warnings.length - shown.length, 'warning'),
  ];
  if (errors.length > 0) {
    if (lines.length > 0) lines.push('');
    lines.push(...errorSection(errors, sources, context, style));
  }
  return lines.length === 0 ? '' : withoutLogCommands(`${lines.join('\n')}\n`);
}
