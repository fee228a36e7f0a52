import { boundsOf } from './html/bounds.ts';
import { filterForm } from './html/filter-form.ts';
import type { CardContext } from './html/finding-card.ts';
import { Markup, markup } from './html/markup.ts';
import { operationIndex } from './html/operation-index.ts';
import { PAGE_SCRIPT, PAGE_SCRIPT_DIGEST } from './html/page-script.ts';
import { PAGE_STYLE, PAGE_STYLE_DIGEST } from './html/page-style.ts';
import { comparedText, runSection } from './html/run-section.ts';
import { sourceContext } from './html/source-panes.ts';
import { nameText } from './html/words.ts';
import { type ReportInput, standsAlone } from './report-input.ts';
import { overallEffect, subjectOf, verdictWords } from './verdict/headline.ts';
import { type Closing, summarise } from './verdict/summarise.ts';
import { count, EFFECT_SIGNS } from './words.ts';

/** Nothing is fetched and nothing is sent; only this style sheet and this script run (CSP Level 3 §6.1, §8.3). */
const POLICY = `default-src 'none'; style-src '${PAGE_STYLE_DIGEST}'; script-src '${PAGE_SCRIPT_DIGEST}'; base-uri 'none'; form-action 'none'`;

function head(title: string): Markup {
  return markup`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${Markup.trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${Markup.trusted(PAGE_STYLE)}</style>
</head>
`;
}

function masthead(input: ReportInput, closing: Closing): Markup {
  const effect = overallEffect(closing, input.exitStatus);
  const only = standsAlone(input);
  const unchanged = input.unchanged === 0 ? '' : ` ${count(input.unchanged, 'contract')} unchanged.`;
  return markup`<header class="masthead ${effect}">
<p class="product">contract-check <button type="button" id="theme" class="needs-script" aria-pressed="false">Dark colours</button></p>
<h1><span class="sign" aria-hidden="true">${EFFECT_SIGNS[effect]}</span> ${nameText(subjectOf(input))}: ${verdictWords(closing)}</h1>
${only === null ? null : markup`<p class="compared">${comparedText(only)}</p>`}
<p class="outcome"><strong>${closing.outcome}</strong> ${closing.unchanged ? '' : closing.counts}${unchanged} ${closing.version}</p>
</header>
`;
}

function sections(input: ReportInput): Markup {
  const bounds = boundsOf(input);
  const operations = operationIndex(bounds.listed);
  const only = standsAlone(input);
  const runs = input.runs.map((run, runIndex) => {
    const shown = run.verdict.findings.filter((finding) => bounds.withSource.has(finding));
    const context: CardContext = { runIndex, source: sourceContext(run, shown), operations, bounds };
    return runSection(run, run === only, context);
  });
  const form = bounds.listed.size === 0 ? null : filterForm([...bounds.listed], input.runs, operations.names);
  const leftOut = bounds.leftOut === '' ? null : markup`<p class="left-out">${bounds.leftOut}</p>`;
  return markup`${form}<main id="changes" tabindex="-1">${leftOut}${runs}
<p id="nothing" hidden>No change matches. <button type="reset" form="filters">Show all</button></p>
</main>
`;
}

/**
 * The verdict as one self-contained page, ending in a line feed: nothing is loaded from elsewhere, and it is all there
 * without its script. What a contract says is text in it, whatever it holds. The same verdict gives the same bytes.
 */
export function renderHtml(input: ReportInput): string {
  const closing = summarise(input);
  const title = `${nameText(subjectOf(input))}: ${verdictWords(closing)}`;
  return markup`<!DOCTYPE html>
<html lang="en">
${head(title)}<body>
<a class="skip" href="#changes">Skip to the changes</a>
${masthead(input, closing)}${sections(input)}<script type="module">${Markup.trusted(PAGE_SCRIPT)}</script>
</body>
</html>
`.html;
}
