import { withoutLogCommands } from './escape/log-commands.ts';
import { DETAIL_LEVELS, type DetailLevel } from './markdown/detail-level.ts';
import { inertCode, inertText, MARKDOWN_ARROW } from './markdown/markdown-style.ts';
import { runSection } from './markdown/run-section.ts';
import { type ReportInput, type ReportRun, standsAlone } from './report-input.ts';
import { overallEffect, subjectOf, verdictWords } from './verdict/headline.ts';
import { type Closing, summarise } from './verdict/summarise.ts';
import { comparedSpecifications, count, EFFECT_SIGNS } from './words.ts';

/** Finds the comment again, so that there is only ever one. */
const MARKER = '<!-- contract-check -->';

/** GitHub refuses comments of more than 65,536 characters. */
const LONGEST = 60_000;
const LONGEST_NAME = 120;

/** `1.8.0` → `1.9.0`, and the specifications when they differ. */
function versions({ base, revision }: ReportRun): string {
  const known = [base, revision].map(({ version }) =>
    version === null ? 'no version' : inertCode(version, LONGEST_NAME),
  );
  const specifications = comparedSpecifications(base, revision, MARKDOWN_ARROW);
  return `${known.join(` ${MARKDOWN_ARROW} `)}${specifications === '' ? '' : ` (${inertText(specifications, LONGEST_NAME)})`}`;
}

/** `#### Against v1.yaml`; of a configured contract its name, and who answers for it. */
function heading({ name, contract, owner }: ReportRun): string {
  if (contract === null) return `#### Against ${inertCode(name, LONGEST_NAME)}`;
  return `#### ${inertText(name, LONGEST_NAME)}${owner === null ? '' : ` (${inertText(owner, LONGEST_NAME)})`}`;
}

function titledVersions(run: ReportRun): string {
  const title = run.contract === null || run.revision.title === run.name ? '' : `${titleOf(run)} `;
  return `${title}${versions(run)}`;
}

function titleOf({ revision }: ReportRun): string {
  return inertText(revision.title, LONGEST_NAME);
}

function sections(input: ReportInput, level: DetailLevel): readonly string[] {
  const only = standsAlone(input);
  if (only !== null) return [versions(only), '', ...runSection(only, level)];
  const shown = input.runs.slice(0, level.rows);
  const lines = shown.flatMap((run) => [
    heading(run),
    titledVersions(run),
    '',
    ...(run.verdict.findings.length === 0 ? ['Nothing changed.', ''] : runSection(run, level)),
  ]);
  const hidden = input.runs.length - shown.length;
  return [
    ...lines,
    ...(hidden === 0 ? [] : [`${hidden} more comparisons not shown.`, '']),
    ...(input.unchanged === 0 ? [] : [`${count(input.unchanged, 'contract')} unchanged.`, '']),
  ];
}

function render(input: ReportInput, closing: Closing, level: DetailLevel): string {
  const missing = level.missing === '' ? [] : [`Shortened to fit a comment: without ${level.missing}.`, ''];
  const end = [closing.counts, closing.version, `**${closing.outcome}**`, closing.elapsed];
  const sign = EFFECT_SIGNS[overallEffect(closing, input.exitStatus)];
  const lines = [
    MARKER,
    `### ${sign} ${inertText(subjectOf(input), LONGEST_NAME)}: ${verdictWords(closing)}`,
    ...sections(input, level),
    ...missing,
    end.filter((part) => part !== '').join(' '),
  ];
  return withoutLogCommands(`${lines.join('\n')}\n`);
}

/**
 * The verdict as a pull request comment in GitHub's Markdown: at most 60,000 characters, by leaving out detail in the
 * order of `DETAIL_LEVELS`. Nothing that a contract says becomes a mention, link, picture, HTML or table cell.
 */
export function renderMarkdown(input: ReportInput): string {
  const closing = summarise(input);
  let comment = '';
  for (const level of DETAIL_LEVELS) {
    comment = render(input, closing, level);
    if (comment.length <= LONGEST) break;
  }
  return comment;
}
