import type { Effect, Finding } from '@contract-check/core';
import { inertCode, inertText } from '../markdown/markdown-style.ts';
import { operationText } from '../operations-text.ts';
import { listed } from '../words.ts';

/** A change log is no comment: sentences are seldom longer. */
const LONGEST = 1_000;

const WORDS: Readonly<Record<Effect, string>> = { breaking: 'Breaking', risky: 'Risky', compatible: '', docs: '' };
const PLACES: Readonly<Record<Finding['direction'], string>> = {
  request: ' in requests',
  response: ' in responses',
  none: '',
};

/** `**Breaking** in requests: `, `In requests: `; empty for what harms nobody and is about no message. */
function warning({ effect, proof, breaks, direction }: Finding): string {
  const word = WORDS[effect];
  if (word === '') return direction === 'none' ? '' : `In ${direction}s: `;
  const doubt = effect === 'breaking' && proof === 'rule' ? 'Possibly breaking' : word;
  const source = breaks.length === 1 && breaks[0] === 'source' ? ' for generated code' : '';
  return `**${doubt}**${source}${PLACES[direction]}: `;
}

/** What the contract itself says of a new operation. */
function summary({ revision }: Finding): string {
  const value = revision?.value;
  const text = typeof value === 'object' && value !== null && 'summary' in value ? value.summary : '';
  return typeof text === 'string' ? text.trim() : '';
}

/** What follows from a change, where something does. */
function consequence(finding: Finding): string {
  return finding.effect === 'breaking' || finding.effect === 'risky' ? finding.why : '';
}

function said(finding: Finding, more: string): string {
  const sentences = [finding.message, more].filter((text) => text !== '').map((text) => inertText(text, LONGEST));
  return `${warning(finding)}${sentences.join(' ')}`;
}

/** One change in prose, as an item of a list: what it is, and what follows for consumers. */
export function changeItem(finding: Finding): string {
  return `- ${said(finding, consequence(finding))}`;
}

/** A new operation, and what it is for. */
export function newItem(finding: Finding): string {
  return `- ${said(finding, summary(finding))}`;
}

/** Under a heading that says what follows. */
export function shortItem(finding: Finding): string {
  return `- ${said(finding, '')}`;
}

/** As `shortItem`, for messages that do not say which operation they are about. */
export function namedItem(finding: Finding): string {
  const names = finding.operations.map((operation) => inertCode(operationText(operation)));
  return names.length === 0 ? shortItem(finding) : `- ${listed(names)}: ${said(finding, '')}`;
}
