import { type Finding, isPolicyRule } from '@contract-check/core';
import { inertCode } from '../markdown/markdown-style.ts';
import { operationText } from '../operations-text.ts';
import type { ReportRun } from '../report-input.ts';
import { groupedBy } from '../verdict/grouped-by.ts';
import { count, listed } from '../words.ts';
import { changeItem, namedItem, newItem, shortItem } from './change-item.ts';

/** Longer lists tell a reader no more than their length does. */
const MOST_OPERATIONS = 50;

type Titled = 'removed' | 'whole' | 'deprecated' | 'added';
/** Those of one operation alone, and those of several, have sections besides. */
type Section = Titled | 'one' | 'several';

/** Rules whose findings have a section of their own. */
const SECTION_OF_RULE: Readonly<Record<string, Titled>> = {
  'contract-removed': 'whole',
  'contract-added': 'whole',
  'operation-removed': 'removed',
  'webhook-removed': 'removed',
  'callback-removed': 'removed',
  'operation-deprecated': 'deprecated',
  'operation-sunset-added': 'deprecated',
  'operation-sunset-earlier': 'deprecated',
  'operation-sunset-later': 'deprecated',
  'operation-sunset-removed': 'deprecated',
  'operation-sunset-unreadable': 'deprecated',
  'operation-added': 'added',
  'webhook-added': 'added',
  'callback-added': 'added',
};

function sectionOf({ rule, operations }: Finding): Section {
  const own = Object.hasOwn(SECTION_OF_RULE, rule) ? SECTION_OF_RULE[rule] : undefined;
  if (own !== undefined) return own;
  if (operations.length === 0) return 'whole';
  return operations.length === 1 ? 'one' : 'several';
}

/** What reads the same in several operations is told once, wherever the contract spells it out again. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const alike = groupedBy(findings, ({ rule, effect, proof, breaks, direction, message, operations }) =>
    JSON.stringify([rule, effect, proof, breaks, direction, message, operations.length === 0]),
  );
  return alike.map((group) => {
    const reached = new Map(
      group.flatMap(({ operations }) => operations).map((operation) => [operation.key, operation]),
    );
    return { ...group[0], operations: [...reached.values()] };
  });
}

/** Hashes of a heading so deep. */
export function heading(depth: number, inert: string): string {
  return `${'#'.repeat(depth)} ${inert}`;
}

function titled(depth: number, title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading(depth, title), '', ...lines, ''];
}

function operationLines(findings: readonly Finding[], depth: number): readonly string[] {
  const byOperation = groupedBy(findings, ({ operations: [operation] }) => operation?.key ?? '');
  return byOperation.flatMap((group) => {
    const [operation] = group[0].operations;
    return operation === undefined ? [] : titled(depth, inertCode(operationText(operation)), group.map(changeItem));
  });
}

/** Told once, below the list of the operations that it reaches. */
function sharedLines(findings: readonly Finding[]): readonly string[] {
  const byReach = groupedBy(findings, ({ operations }) => JSON.stringify(operations.map(({ key }) => key)));
  return byReach.flatMap((group) => {
    const { operations } = group[0];
    const shown = operations.slice(0, MOST_OPERATIONS).map((operation) => inertCode(operationText(operation)));
    const hidden = operations.length - shown.length;
    const names = hidden === 0 ? shown : [...shown, `${hidden} more`];
    return [`- In ${listed(names)}:`, ...group.map((finding) => `  ${changeItem(finding)}`)];
  });
}

function docsLine(docs: number, others: number): readonly string[] {
  if (docs === 0) return [];
  const besides = others === 0 ? '' : 'Besides, ';
  return [`${besides}${count(docs, 'change')} of documentation alone.`, ''];
}

/**
 * What a comparison means for consumers: what is gone, what changed operation by operation (the worst first), what
 * several share, what is deprecated, what is new; last how much changed in documentation alone. Waivers and severities
 * do not count: who calls the API meets the change all the same. What a policy demands is no change, and left out.
 *
 * @param depth of the headings
 */
export function changeSections({ verdict }: ReportRun, depth: number): readonly string[] {
  const changes = verdict.findings.filter(({ rule }) => !isPolicyRule(rule));
  const told = merged(changes.filter(({ effect }) => effect !== 'docs'));
  const docs = changes.filter(({ effect }) => effect === 'docs').length;
  if (changes.length === 0) return ['Nothing changed.', ''];
  const of = (section: Section) => told.filter((finding) => sectionOf(finding) === section);
  return [
    ...titled(depth, 'Removed operations', of('removed').map(shortItem)),
    ...operationLines(of('one'), depth),
    ...titled(depth, 'Several operations', sharedLines(of('several'))),
    ...titled(depth, 'The API as a whole', of('whole').map(changeItem)),
    ...titled(depth, 'Deprecated operations', of('deprecated').map(namedItem)),
    ...titled(depth, 'New operations', of('added').map(newItem)),
    ...docsLine(docs, told.length),
  ];
}
