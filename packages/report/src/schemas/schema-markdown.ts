import type { SchemaCheck } from '@contract-check/core';
import { withoutLogCommands } from '../escape/log-commands.ts';
import { inertCode, inertText, MARKDOWN_ARROW } from '../markdown/markdown-style.ts';
import { leadingJson } from '../values/leading-json.ts';
import { elapsedText, outcomeSentence } from '../verdict/outcome.ts';
import { comparedNames, comparedSpecifications, EFFECT_SIGNS } from '../words.ts';
import { type SchemaReport, schemaCounts } from './schema-report.ts';
import { ANSWER_EFFECTS, ANSWER_WORDS, MEANINGS, sentenceOf, undecidedNote, verdictWords } from './schema-words.ts';

/** Finds the comment again, so that there is only ever one. */
const MARKER = '<!-- contract-check schema -->';
const LONGEST_NAME = 120;
const LONGEST_VALUE = 400;

function row(check: SchemaCheck): string {
  const site = (check.witness ?? check.unconfirmed)?.rejection?.site;
  const cells = [
    `${EFFECT_SIGNS[ANSWER_EFFECTS[check.answer]]} ${check.direction}`,
    ANSWER_WORDS[check.answer],
    sentenceOf(check),
    site === undefined ? '' : inertCode(`${site.file}:${site.line}`),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What stands behind an answer, as a list under its name; nothing for a proof that all is well. */
function detailLines(check: SchemaCheck, { base, revision }: SchemaReport): readonly string[] {
  const { direction, answer, witness, unconfirmed, reason } = check;
  const example = witness ?? unconfirmed;
  if (answer === 'yes') return [];
  const lines = [`${EFFECT_SIGNS[ANSWER_EFFECTS[answer]]} ${direction}`, ''];
  if (example !== null) {
    const label = (side: 'base' | 'revision') =>
      inertCode((side === 'base' ? base : revision).sources.entry.label, LONGEST_NAME);
    const value = inertCode(leadingJson(example.value, LONGEST_VALUE), LONGEST_VALUE);
    const sides = `accepted by ${label(example.acceptedBy)}, rejected by ${label(example.rejectedBy)}`;
    lines.push(`- ${witness === null ? 'found, not confirmed' : 'proof'}: ${sides}: ${value}`);
    const { rejection } = example;
    if (rejection !== null) {
      const part = rejection.instance === '#' ? '' : `, which rejects ${inertCode(rejection.instance)}`;
      lines.push(`- keyword: ${inertCode(rejection.site.pointer)}${part}`);
    }
  }
  if (reason !== null) lines.push(`- reason: ${inertText(reason)}`);
  if (witness !== null) lines.push(`- means: ${MEANINGS[direction]}`);
  return [...lines, ''];
}

/**
 * The verdict on two schemas as a pull request comment in GitHub's Markdown. Nothing that a schema says becomes a
 * mention, link, picture, HTML or table cell.
 */
export function renderSchemaMarkdown(report: SchemaReport): string {
  const { base, revision, verdict, failOn, exitStatus } = report;
  const names = inertText(comparedNames(base, revision, MARKDOWN_ARROW), 2 * LONGEST_NAME);
  const specifications = comparedSpecifications(base, revision, MARKDOWN_ARROW);
  const details = verdict.checks.flatMap((check) => detailLines(check, report));
  const outcome = outcomeSentence(schemaCounts(verdict), failOn, exitStatus);
  const end = [undecidedNote(report), `**${outcome}**`, elapsedText(report.elapsedMs)];
  const lines = [
    MARKER,
    `### ${EFFECT_SIGNS[ANSWER_EFFECTS[verdict.answer]]} ${names}: ${verdictWords(verdict)}`,
    ...(specifications === '' ? [] : [inertText(specifications, LONGEST_NAME)]),
    '',
    '| | Answer | What it says | Where |',
    '|---|---|---|---|',
    ...verdict.checks.map(row),
    '',
    ...(details.length === 0 ? [] : ['<details><summary>Proof</summary>', '', ...details, '</details>', '']),
    end.filter((part) => part !== '').join(' '),
  ];
  return withoutLogCommands(`${lines.join('\n')}\n`);
}
