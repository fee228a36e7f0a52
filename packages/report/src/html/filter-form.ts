import type { Direction, Effect, Finding } from '@contract-check/core';
import type { ReportRun } from '../report-input.ts';
import { EFFECT_SIGNS } from '../words.ts';
import { type Markup, markup } from './markup.ts';
import { DIRECTION_WORDS, nameText, STANDINGS, type Standing, standingOf } from './words.ts';

const EFFECTS = Object.keys(EFFECT_SIGNS) as readonly Effect[];
const DIRECTIONS = Object.keys(DIRECTION_WORDS) as readonly Direction[];

/** `page/report.js` writes how many changes there are into the empty `output`. */
function chip(name: 'effect' | 'severity', value: Effect | Standing, sign: string): Markup {
  const shown = sign === '' ? null : markup`<span aria-hidden="true">${sign}</span> `;
  return markup`<label class="chip"><input type="checkbox" name="${name}" value="${value}"><span>${shown}${value} <output></output></span></label>`;
}

function chips(legend: string, items: readonly Markup[]): Markup | null {
  return items.length < 2 ? null : markup`<fieldset><legend>${legend}</legend>${items}</fieldset>`;
}

interface Choice {
  readonly value: string;
  readonly shown: string;
}

function select(label: string, name: string, all: string, choices: readonly Choice[]): Markup | null {
  if (choices.length < 2) return null;
  const options = choices.map(({ value, shown }) => markup`<option value="${value}">${shown}</option>`);
  return markup`<label class="choice">${label} <select name="${name}"><option value="">${all}</option>${options}</select></label>`;
}

function named(names: readonly string[]): readonly Choice[] {
  return names.map((name) => ({ value: name, shown: nameText(name) }));
}

/** Search and filters. Without its script the page shows everything and this is hidden. */
export function filterForm(
  findings: readonly Finding[],
  runs: readonly ReportRun[],
  operations: readonly string[],
): Markup {
  const present = {
    effects: new Set(findings.map(({ effect }) => effect)),
    standings: new Set(findings.map(standingOf)),
  };
  const effects = EFFECTS.filter((effect) => present.effects.has(effect)).map((effect) =>
    chip('effect', effect, EFFECT_SIGNS[effect]),
  );
  const severities = STANDINGS.filter((standing) => present.standings.has(standing)).map((standing) =>
    chip('severity', standing, ''),
  );
  const contracts = runs.map(({ name }) => name);
  const directions = new Set(findings.map(({ direction }) => direction));
  const directionChoices = DIRECTIONS.filter((direction) => directions.has(direction)).map((value) => {
    return { value, shown: DIRECTION_WORDS[value] };
  });
  return markup`<form id="filters" class="filters needs-script" role="search" aria-label="Search and filter">
<div class="choices">
<label class="search">Search <input type="search" name="q" autocomplete="off" spellcheck="false" aria-describedby="keys"></label>
${select('Contract', 'contract', 'all', named(contracts))}
${select('Operation', 'operation', 'all', named(operations))}
</div>
<div class="choices">
${chips('Effect', effects)}
${chips('Severity', severities)}
${select('Direction', 'direction', 'either', directionChoices)}
</div>
<p class="shown"><span id="shown" role="status"></span> <button type="reset" hidden>Show all</button> <span id="keys" class="keys"><kbd>/</kbd> to search, <kbd>Esc</kbd> to clear</span></p>
</form>
`;
}
