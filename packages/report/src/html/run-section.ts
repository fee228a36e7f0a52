import type { Finding } from '@contract-check/core';
import type { ReportRun } from '../report-input.ts';
import { causeGroups } from '../verdict/cause-groups.ts';
import { comparedNames, comparedSpecifications } from '../words.ts';
import { type CardContext, findingCard, isOpen } from './finding-card.ts';
import { type Markup, markup } from './markup.ts';
import { ARROW, nameText } from './words.ts';

function samePlaces(a: Finding, b: Finding | undefined): boolean {
  const key = ({ base, revision }: Finding) =>
    [base?.file, base?.pointer, revision?.file, revision?.pointer].join('\n');
  return b !== undefined && key(a) === key(b);
}

function group(findings: readonly Finding[], context: CardContext): Markup {
  const cards = findings.map((finding, index) =>
    findingCard(finding, samePlaces(finding, findings[index - 1]), context),
  );
  const note =
    findings.length === 1 ? null : markup`<p class="note">One change, told for each side that it touches:</p>`;
  const size = findings.some(isOpen) ? '' : ' short';
  return markup`<div class="cause${size}">${note}${cards}</div>`;
}

function heading({ name, contract, owner }: ReportRun): Markup {
  if (contract === null) return markup`Against ${nameText(name)}`;
  return markup`${nameText(name)}${owner === null ? null : markup` <span class="owner">${nameText(owner)}</span>`}`;
}

/** `Orders API 1.8.0 → 1.9.0`, and the specifications when they differ. */
export function comparedText({ base, revision }: ReportRun): Markup {
  const specifications = comparedSpecifications(base, revision, ARROW);
  const names = nameText(comparedNames(base, revision, ARROW));
  return markup`${names}${specifications === '' ? null : ` (${nameText(specifications)})`}`;
}

/** One comparison; `isOnly` when the head of the page names it already. */
export function runSection(run: ReportRun, isOnly: boolean, context: CardContext): Markup {
  const listed = run.verdict.findings.filter((finding) => context.bounds.listed.has(finding));
  const title = isOnly
    ? markup`<h2 class="unseen">Changes</h2>`
    : markup`<h2>${heading(run)}</h2><p class="compared">${comparedText(run)}</p>`;
  const groups = causeGroups(listed).map((findings) => group(findings, context));
  const nothing = run.verdict.findings.length === 0 ? markup`<p>Nothing changed.</p>` : null;
  return markup`<section class="run">${title}${nothing}${groups}</section>\n`;
}
