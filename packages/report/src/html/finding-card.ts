import type { Finding } from '@contract-check/core';
import { operationText } from '../operations-text.ts';
import { count, marks } from '../words.ts';
import type { Bounds } from './bounds.ts';
import { facts } from './facts.ts';
import { type Markup, markup } from './markup.ts';
import type { OperationIndex } from './operation-index.ts';
import { placesText, type SourceContext, sourcePanes } from './source-panes.ts';
import { badge, DIRECTION_WORDS, nameText, sentence, standingOf } from './words.ts';

/** What the cards of one run share. */
export interface CardContext {
  /** Position of the run in the input. */
  readonly runIndex: number;
  readonly source: SourceContext;
  readonly operations: OperationIndex;
  readonly bounds: Bounds;
}

const OPEN = markup` open`;
const OPERATIONS_IN_SIGHT = 2;
const MOST_OPERATIONS = 30;

/** Open: what a reader has to look at. The others are a line that can be opened. */
export function isOpen({ effect, severity }: Finding): boolean {
  return severity !== 'off' && (effect === 'breaking' || effect === 'risky');
}

function operationItem(operation: Finding['operations'][number]): Markup {
  return markup`<li><code>${nameText(operationText(operation))}</code></li>`;
}

/** Nothing where the message is all about the one operation: `GET /orders is gone.` */
function operationLists({ operations, message }: Finding): Markup | null {
  const [only, ...others] = operations;
  if (only === undefined || (others.length === 0 && message.includes(operationText(only)))) return null;
  const first = operations.slice(0, OPERATIONS_IN_SIGHT);
  const further = operations.slice(OPERATIONS_IN_SIGHT);
  const rest = further.length - MOST_OPERATIONS;
  const more =
    further.length === 0
      ? null
      : markup`<details><summary>and ${count(further.length, 'more operation')}</summary><ul>${further
          .slice(0, MOST_OPERATIONS)
          .map(operationItem)}${rest > 0 ? markup`<li>and ${rest} more</li>` : null}</ul></details>`;
  return markup`<div class="operations"><ul>${first.map(operationItem)}</ul>${more}</div>`;
}

function metaLine(finding: Finding): Markup {
  const { direction, rule } = finding;
  const tags = [...(direction === 'none' ? [] : [DIRECTION_WORDS[direction]]), ...marks(finding)];
  const waived = finding.waiver === null ? null : markup`<span class="tag"><strong>waived</strong></span>`;
  return markup`<p class="meta"><code class="rule">${rule}</code>${tags.map((tag) => markup`<span class="tag">${tag}</span>`)}${waived}</p>`;
}

function source(finding: Finding, isRepeated: boolean, { bounds, source: context }: CardContext): Markup | null {
  const where = placesText(finding);
  if (where === '') return null;
  if (!bounds.withSource.has(finding)) return markup`<p class="places">Source: <code>${where}</code></p>`;
  const open = isRepeated ? null : OPEN;
  return markup`<details class="source"${open}><summary>Source: <code>${where}</code></summary>${sourcePanes(finding, context)}</details>`;
}

/**
 * One finding, complete in itself, since a filter may hide the one above.
 *
 * `isRepeated`: the finding above shows the same lines, so that these are folded.
 */
export function findingCard(finding: Finding, isRepeated: boolean, context: CardContext): Markup {
  const { effect, direction } = finding;
  const attributes = markup`data-effect="${effect}" data-severity="${standingOf(finding)}" data-direction="${direction}" data-contract="${context.runIndex}" data-operations="${context.operations.positions(finding)}"`;
  const head = markup`<h3>${badge(effect)} <span class="says">${sentence(finding.message)}</span></h3><div class="about">${operationLists(finding)}${metaLine(finding)}</div>`;
  const more = markup`${source(finding, isRepeated, context)}${facts(finding, context.source.run)}`;
  const body = isOpen(finding)
    ? more
    : markup`<details class="more"><summary>Source and reasons</summary>${more}</details>`;
  return markup`<article class="finding" ${attributes}>${head}${body}</article>\n`;
}
