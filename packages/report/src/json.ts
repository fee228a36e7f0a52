import type {
  AppliedWaiver,
  Finding,
  RequestWitness,
  ResponseWitness,
  Site,
  Summary,
  Verdict,
} from '@contract-check/core';
import { serialise } from './json/serialise.ts';
import { type ReportInput, standsAlone } from './report-input.ts';
import { totalSummary } from './verdict/total-summary.ts';

// Every object is spelled out member by member: the order is part of the published format, and the compiler finds a
// member that is missing.

function siteJson(site: Site | null): Site | null {
  if (site === null) return null;
  const { pointer, file, line, column, value } = site;
  return { pointer, file, line, column, value };
}

function witnessJson(witness: RequestWitness | ResponseWitness | null): Finding['witness'] {
  if (witness === null) return null;
  const { acceptedBy, rejectedBy } = witness;
  if ('request' in witness) {
    const { method, path, headers, mediaType, body } = witness.request;
    return { acceptedBy, rejectedBy, request: { method, path, headers, mediaType, body } };
  }
  const { status, headers, mediaType, body } = witness.response;
  return { acceptedBy, rejectedBy, response: { status, headers, mediaType, body } };
}

function waiverJson(waiver: AppliedWaiver | null): AppliedWaiver | null {
  if (waiver === null) return null;
  const { reason, owner, until } = waiver;
  return { reason, owner, until };
}

/** A finding, its members in the published order. */
export function findingJson(finding: Finding): Finding {
  return {
    fingerprint: finding.fingerprint,
    cause: finding.cause,
    rule: finding.rule,
    effect: finding.effect,
    breaks: finding.breaks,
    severity: finding.severity,
    proof: finding.proof,
    reading: finding.reading,
    direction: finding.direction,
    message: finding.message,
    why: finding.why,
    advice: finding.advice,
    location: { element: finding.location.element, surface: finding.location.surface },
    base: siteJson(finding.base),
    revision: siteJson(finding.revision),
    operations: finding.operations.map(({ key, method, path, id }) => ({ key, method, path, id })),
    witness: witnessJson(finding.witness),
    waiver: waiverJson(finding.waiver),
    usage: finding.usage,
  };
}

export function summaryJson(summary: Summary): Summary {
  const { breaking, risky, compatible, docs, error, warning, info, waived, recommendedBump } = summary;
  return { breaking, risky, compatible, docs, error, warning, info, waived, recommendedBump };
}

function verdictJson(verdict: Verdict): Verdict {
  const { schemaVersion, kind, summary, findings } = verdict;
  return { schemaVersion, kind, summary: summaryJson(summary), findings: findings.map(findingJson) };
}

function rootJson(input: ReportInput): unknown {
  const { runs, unchanged } = input;
  const only = standsAlone(input);
  if (only !== null) return verdictJson(only.verdict);
  return {
    schemaVersion: 1,
    contracts: runs.map(({ name, contract, owner, verdict }) => ({ name, contract, owner, ...verdictJson(verdict) })),
    unchanged,
    summary: totalSummary(runs.map(({ verdict }) => verdict)),
  };
}

/**
 * The verdict as JSON, ending in a line feed: one root for two contracts, `contracts` with a
 * root each for several and for configured ones.
 * docs/verdict.schema.json describes it.
 */
export function renderJson(input: ReportInput): string {
  return `${serialise(rootJson(input))}\n`;
}
