import type { Finding, Site } from '@contract-check/core';
import { showControls } from '../escape/visible-controls.ts';
import { serialiseLine } from '../json/serialise.ts';
import { findingJson, summaryJson } from '../json.ts';
import type { ReportInput, ReportRun } from '../report-input.ts';
import type { FindingPlaces } from '../source/finding-places.ts';
import { findingPlaces } from '../source/finding-places.ts';
import { findingSentences } from '../source/finding-sentences.ts';
import { FAILING_SEVERITIES } from '../verdict/severities.ts';
import { summarise } from '../verdict/summarise.ts';

// What a template sees. Logic-light templates cannot compare, count or print JSON, so what they would need of that is
// there as a word, a truth value or a text.

function siteView(site: Site | null): unknown {
  return site === null ? null : { ...site, value: serialiseLine(site.value) };
}

function witnessView({ witness }: Finding): unknown {
  if (witness === null) return null;
  const spelled = <Message extends { headers: unknown; body: unknown }>(message: Message) => ({
    ...message,
    headers: serialiseLine(message.headers),
    body: serialiseLine(message.body),
  });
  return 'request' in witness
    ? { ...witness, request: spelled(witness.request), response: null }
    : { ...witness, request: null, response: spelled(witness.response) };
}

function isView({ effect, severity, waiver }: Finding, input: ReportInput) {
  return {
    breaking: effect === 'breaking',
    risky: effect === 'risky',
    compatible: effect === 'compatible',
    docs: effect === 'docs',
    error: severity === 'error',
    warning: severity === 'warning',
    info: severity === 'info',
    off: severity === 'off',
    waived: waiver !== null,
    failing: waiver === null && FAILING_SEVERITIES[input.failOn].some((failing) => failing === severity),
  };
}

function findingView(finding: Finding, places: FindingPlaces, input: ReportInput) {
  const main = places.main(finding);
  const { operations, proof, waive } = findingSentences(finding);
  return {
    ...findingJson(finding),
    base: siteView(finding.base),
    revision: siteView(finding.revision),
    witness: witnessView(finding),
    is: isView(finding, input),
    where: main === null ? '' : `${main.file}:${main.line}:${main.column}`,
    reach: operations,
    evidence: proof,
    waiveCommand: waive,
  };
}

function contractView({ name, contract, owner, base, revision, verdict }: ReportRun, input: ReportInput) {
  const places = findingPlaces({ name, contract, owner, base, revision, verdict }, verdict.findings);
  return {
    name,
    contract,
    owner,
    title: revision.title,
    oldVersion: base.version,
    newVersion: revision.version,
    schemaVersion: verdict.schemaVersion,
    kind: verdict.kind,
    summary: summaryJson(verdict.summary),
    findings: verdict.findings.map((finding) => findingView(finding, places, input)),
  };
}

function view(input: ReportInput) {
  const { total, outcome, counts, version } = summarise(input);
  return {
    schemaVersion: 1,
    contracts: input.runs.map((run) => contractView(run, input)),
    unchanged: input.unchanged,
    summary: summaryJson(total),
    failOn: input.failOn,
    failed: input.exitStatus === 1,
    outcome,
    counts,
    advised: version,
  };
}

/** The texts in data of ours, with controls spelled out: every one stays in its line. */
function shown(value: unknown): unknown {
  if (typeof value === 'string') return showControls(value);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shown(member)]));
}

/** The JSON result as a template sees it, `contracts` being a list also when there is one. */
export function templateView(input: ReportInput): unknown {
  return shown(view(input));
}

/** Every name that a template may use. Nothing else is ever looked up, so no method of a value can be called. */
export const TEMPLATE_NAMES: ReadonlySet<string> = new Set(
  `schemaVersion contracts unchanged summary failOn failed outcome counts advised
  name contract owner title oldVersion newVersion kind findings
  breaking risky compatible docs error warning info waived recommendedBump
  fingerprint cause rule effect breaks severity proof reading direction message why advice location element surface
  base revision pointer file line column value operations key method path id
  witness acceptedBy rejectedBy request response headers mediaType body status waiver reason until usage
  is off failing where reach evidence waiveCommand length`.split(/\s+/),
);
