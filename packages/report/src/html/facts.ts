import type { Finding, Proof } from '@contract-check/core';
import type { ReportRun } from '../report-input.ts';
import { changeNote } from '../values/change-note.ts';
import { waiveCommand, waivedBy } from '../values/waive-command.ts';
import { witnessLines } from '../values/witness-lines.ts';
import { WITNESS_FATES } from '../values/witness-message.ts';
import { type Markup, markup } from './markup.ts';
import { HTML_NOTE, nameText, sentence } from './words.ts';

/** Characters of a shown message's body. */
const LONGEST_WITNESS = 4_000;
const LONGEST_WITNESS_LINE = 1_000;

const PROOF_SENTENCES: Readonly<Record<Proof, string>> = {
  witness: 'A message shows it, which --format json has.',
  exact: 'Exact: it does not hang on what a schema accepts.',
  contained: 'Contained: it is proved that every such message still fits.',
  rule: 'By rule: not decided for these schemas; the rule for changes of this kind was applied.',
};

function fact(label: string, content: string | Markup): Markup | null {
  return content === '' ? null : markup`<div><dt>${label}</dt><dd>${content}</dd></div>`;
}

function proof({ witness, proof: kind }: Finding): string | Markup {
  if (witness === null) return PROOF_SENTENCES[kind];
  const { lines, isCut } = witnessLines(witness, LONGEST_WITNESS);
  const shown = lines.map((line) => markup`<span class="row">${line.slice(0, LONGEST_WITNESS_LINE)}</span>`);
  const cut = isCut ? markup`<p class="note">The message is longer; --format json has all of it.</p>` : null;
  return markup`${WITNESS_FATES[witness.acceptedBy]}:<pre class="message">${shown}</pre>${cut}`;
}

/** Nobody has to accept what only informs. */
function isWorthWaiving({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function waiver(finding: Finding): Markup | null {
  if (finding.waiver === null) {
    if (!isWorthWaiving(finding)) return null;
    const copy = markup`<button type="button" class="copy needs-script">Copy</button>`;
    return fact('Waive', markup`<span class="command"><code>${waiveCommand(finding)}</code>${copy}</span>`);
  }
  const { owner, until, reason } = finding.waiver;
  return fact('Waiver', waivedBy({ owner: nameText(owner), until, reason: sentence(reason) }));
}

/** Old and new value, reason, safe alternative, proof and waiver, as a list of terms. */
export function facts(finding: Finding, run: ReportRun): Markup {
  // What was added or removed is there to see.
  const isOnBothSides = finding.base !== null && finding.revision !== null;
  const change = isOnBothSides ? changeNote(finding, run.base.sources.entry.label, HTML_NOTE) : '';
  return markup`<dl class="facts">${[
    fact('Change', sentence(change)),
    fact('Why', sentence(finding.why)),
    fact('Fix', sentence(finding.advice)),
    fact('Proof', proof(finding)),
    waiver(finding),
    fact('Id', markup`<a href="#q=${finding.fingerprint}"><code>${finding.fingerprint}</code></a>`),
  ]}</dl>`;
}
