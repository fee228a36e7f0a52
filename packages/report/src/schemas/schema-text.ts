import type { Contract, SchemaCheck, SchemaExample } from '@contract-check/core';
import { withoutLogCommands } from '../escape/log-commands.ts';
import { placeOf } from '../source/finding-places.ts';
import { frameAt, placeText } from '../text/finding-block.ts';
import { lastLines } from '../text/last-lines.ts';
import { columns, cutEnd, indented, labelled, wrap } from '../text/layout.ts';
import { titleLine } from '../text/run-section.ts';
import { type Style, styleFor } from '../text/style.ts';
import type { TextOptions } from '../text-options.ts';
import { leadingJson } from '../values/leading-json.ts';
import { elapsedText, outcomeSentence } from '../verdict/outcome.ts';
import { FAILING_SEVERITIES } from '../verdict/severities.ts';
import { type SchemaReport, schemaCounts } from './schema-report.ts';
import { ANSWER_EFFECTS, ANSWER_WORDS, MEANINGS, sentenceOf, undecidedNote, verdictWords } from './schema-words.ts';

const VALUE_COLUMNS = 320;
const VERBOSE_COLUMNS = 8_000;

/** `✖ BACKWARD  no` */
function headOf({ direction, answer }: SchemaCheck, style: Style): string {
  const effect = ANSWER_EFFECTS[answer];
  const label = style.paint.effect[effect](`${style.glyphs.effect[effect]} ${direction.toUpperCase()}`);
  return `${label}  ${style.paint.strong(ANSWER_WORDS[answer])}`;
}

function contractOf(side: 'base' | 'revision', { base, revision }: SchemaReport): Contract {
  return side === 'base' ? base : revision;
}

/** `accepted by old.json, rejected by new.json: {"sku":"A1"}` */
function exampleText(example: SchemaExample, report: SchemaReport, style: Style): string {
  const label = (side: 'base' | 'revision') => contractOf(side, report).sources.entry.label;
  const sides = `accepted by ${label(example.acceptedBy)}, rejected by ${label(example.rejectedBy)}`;
  const limit = style.options.verbose ? VERBOSE_COLUMNS : VALUE_COLUMNS;
  return cutEnd(style.safe(`${sides}: ${leadingJson(example.value, limit)}`), limit, style.glyphs.ellipsis);
}

function placeLines(example: SchemaExample, report: SchemaReport, style: Style): readonly string[] {
  const { rejection, rejectedBy } = example;
  if (rejection === null) return [];
  const place = placeOf(contractOf(rejectedBy, report), rejection.site);
  const note = rejection.instance === '#' ? '' : `rejects ${style.safe(rejection.instance)}`;
  return ['', ...frameAt(place, note, style.paint.failed, style), ''];
}

function checkLines(check: SchemaCheck, report: SchemaReport, style: Style): readonly string[] {
  const { direction, witness, unconfirmed, reason } = check;
  const { width } = style;
  const lines = [headOf(check, style), ...indented(sentenceOf(check), 2, width)];
  const example = witness ?? unconfirmed;
  if (example !== null) {
    lines.push(...placeLines(example, report, style));
    const [label, doubt] = witness === null ? ['found', 'not confirmed: '] : ['proof', ''];
    lines.push(...labelled(label, `${doubt}${exampleText(example, report, style)}`, width));
  }
  if (reason !== null) lines.push(...labelled('reason', style.safe(reason), width));
  if (witness !== null) lines.push(...labelled('means', MEANINGS[direction], width));
  return lines;
}

/** What fails, one line each: `✖ BACKWARD  no  new.json:5:23  {"sku":"A1"}`. */
function quietLines(report: SchemaReport, style: Style): readonly string[] {
  const failing = FAILING_SEVERITIES[report.failOn];
  const { ellipsis } = style.glyphs;
  return report.verdict.checks
    .filter(({ severity }) => failing.some((one) => one === severity))
    .map((check) => {
      const { direction, answer, witness, unconfirmed, reason } = check;
      const example = witness ?? unconfirmed;
      const site = example?.rejection?.site;
      let room = style.width - columns(`${style.glyphs.effect.breaking} ${direction}  ${ANSWER_WORDS[answer]}  `);
      const place = site === undefined ? '' : `${placeText(site, Math.floor(room / 2), style)}  `;
      room -= columns(place);
      const rest = example === null ? (reason ?? '') : leadingJson(example.value, room);
      return `${headOf(check, style)}  ${style.paint.place(place)}${cutEnd(style.safe(rest), room, ellipsis)}`.trimEnd();
    });
}

function allLines(report: SchemaReport, style: Style): readonly string[] {
  const { verdict, failOn, exitStatus } = report;
  const ending = {
    before: undecidedNote(report),
    outcome: outcomeSentence(schemaCounts(verdict), failOn, exitStatus),
    elapsed: elapsedText(report.elapsedMs),
    exitStatus,
  };
  if (style.options.quiet) return [...quietLines(report, style), ...lastLines(ending, style)];
  const effect = ANSWER_EFFECTS[verdict.answer];
  const sign = style.paint.effect[effect](style.glyphs.effect[effect]);
  const title = `${titleLine(report, style)}: ${verdictWords(verdict)}.`;
  return [
    ...wrap(`${sign} ${title}`, style.width),
    ...verdict.checks.flatMap((check) => ['', ...checkLines(check, report, style)]),
    '',
    ...lastLines(ending, style),
  ];
}

/**
 * The verdict on two schemas for a terminal or a pipe, ending in a line feed. No line is wider than `options.width` (at
 * least 40); nothing that a schema says can act on the terminal or on the build server that keeps the log.
 */
export function renderSchemaText(report: SchemaReport, options: TextOptions): string {
  return withoutLogCommands(`${allLines(report, styleFor(options)).join('\n')}\n`);
}
