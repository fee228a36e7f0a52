import type { Severity } from '@contract-check/core';
import { repositoryPath } from './escape/file-uri.ts';
import { withoutLogCommands } from './escape/log-commands.ts';
import { showControls } from './escape/visible-controls.ts';
import { type AnnotationLevel, workflowCommand } from './escape/workflow-command.ts';
import type { ReportInput } from './report-input.ts';
import { cut, findingSentences } from './source/finding-sentences.ts';
import { markedColumns } from './source/marked-columns.ts';
import { comparisonName, isForReview, type PlacedFinding, placedFindings } from './source/placed-findings.ts';
import { summarise } from './verdict/summarise.ts';

/** GitHub shows ten errors and ten warnings of a step; the worst ten leave room for those of other tools. */
const MOST = 10;
/** GitHub cuts long annotations itself, in the middle of a word. */
const LONGEST = 1_000;

const LEVELS: Readonly<Record<Severity, AnnotationLevel>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  off: 'notice',
};

function annotation({ run, finding, main }: PlacedFinding, input: ReportInput): string {
  const { operations, fix, waive } = findingSentences(finding);
  const path = main === null ? null : repositoryPath(main.file);
  const place =
    main === null || path === null ? {} : { file: path, line: main.line, endLine: main.line, ...columns(main) };
  const title = `${finding.effect}: ${finding.rule}`;
  const elsewhere = main !== null && path === null ? `${main.file}:${main.line}:${main.column}` : '';
  const lines = [
    finding.message,
    [operations, comparisonName(run, input), elsewhere].filter((part) => part !== '').join(', '),
    fix === '' ? '' : `Fix: ${fix}`,
    waive === '' ? '' : `Waive: ${waive}`,
  ];
  const told = lines.filter((line) => line !== '').map((line) => cut(line, LONGEST));
  return workflowCommand(LEVELS[finding.severity], { ...place, title: cut(title, LONGEST) }, told);
}

function columns(place: NonNullable<PlacedFinding['main']>): { col: number; endColumn?: number } {
  const end = markedColumns(place);
  return end === null ? { col: place.column } : { col: place.column, endColumn: end };
}

/**
 * The verdict as GitHub Actions workflow commands, an annotation each: the ten worst findings, then how many more there
 * are. The last line is the outcome, for the log.
 */
export function renderGithub(input: ReportInput): string {
  const shown = placedFindings(input).filter(({ finding }) => isForReview(finding));
  const commands = shown.slice(0, MOST).map((placed) => annotation(placed, input));
  const hidden = shown.length - commands.length;
  const more =
    hidden === 0
      ? []
      : [
          workflowCommand('notice', { title: 'contract-check' }, [
            `${hidden} more not shown here: see the log or the report.`,
          ]),
        ];
  const { counts, version, outcome } = summarise(input);
  const end = [counts, version, outcome].filter((part) => part !== '').join(' ');
  return `${[...commands, ...more, withoutLogCommands(showControls(end))].join('\n')}\n`;
}
