import type { Finding } from '@contract-check/core';
import { operationsText } from '../operations-text.ts';
import { changeNote } from '../values/change-note.ts';
import { proofMessage } from '../values/proof-message.ts';
import { waiveCommand, waivedBy } from '../values/waive-command.ts';
import { EFFECT_SIGNS, marks } from '../words.ts';
import { inertCode, inertText, MARKDOWN_NOTE } from './markdown-style.ts';

const WITNESS_LIMIT = 400;

function operationsCode(finding: Finding): string {
  const { first, more } = operationsText(finding);
  return first === '' ? '' : `${inertCode(first)}${more}`;
}

function placeCode({ base, revision }: Finding): string {
  if (revision !== null) return inertCode(`${revision.file}:${revision.line}`);
  return base === null ? '' : `${inertCode(`${base.file}:${base.line}`)} (removed)`;
}

function markSuffix(finding: Finding): string {
  const found = marks(finding);
  return found.length === 0 ? '' : ` (${found.join(', ')})`;
}

/** `| ✖ breaking | message | operation | place |` */
export function tableRow(finding: Finding): string {
  const cells = [
    `${EFFECT_SIGNS[finding.effect]} ${finding.effect}${markSuffix(finding)}`,
    inertText(finding.message),
    operationsCode(finding),
    placeCode(finding),
  ];
  return `| ${cells.join(' | ')} |`;
}

function proofText(finding: Finding): string {
  const words = proofMessage(finding, WITNESS_LIMIT);
  return finding.witness === null ? inertText(words) : inertCode(words, WITNESS_LIMIT);
}

/** The rule, old and new value, proof and fix of one finding, as a list under its name. */
export function adviceLines(finding: Finding, baseLabel: string): readonly string[] {
  const note = changeNote(finding, baseLabel, MARKDOWN_NOTE);
  const head = [inertCode(finding.rule), operationsCode(finding)].filter((part) => part !== '').join(' · ');
  return [
    `${EFFECT_SIGNS[finding.effect]} ${head}`,
    '',
    ...(note === '' ? [] : [`- change: ${inertCode(note, WITNESS_LIMIT)}`]),
    `- proof: ${proofText(finding)}`,
    ...(finding.advice === '' ? [] : [`- fix: ${inertText(finding.advice)}`]),
    `- waive: ${inertCode(waiveCommand(finding))}`,
    '',
  ];
}

/** A change that needs no row: one item of a list. */
export function listItem(finding: Finding, withMessage: boolean): string {
  const parts = [`${inertCode(finding.rule)}${markSuffix(finding)}`, operationsCode(finding)];
  if (withMessage) parts.push(inertText(finding.message));
  return `- ${parts.filter((part) => part !== '').join(' · ')}`;
}

/** A finding that a team accepts: what it is, and whose waiver holds. */
export function waivedItem(finding: Finding): readonly string[] {
  if (finding.waiver === null) return [];
  return [`${listItem(finding, false)} · ${inertText(waivedBy(finding.waiver))}`];
}
