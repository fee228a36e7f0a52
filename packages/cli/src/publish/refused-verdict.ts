import type { Contract, Finding, Site, Verdict } from '@contract-check/core';
import type { ReportInput } from '@contract-check/report';
import type { Engine } from '../engine.ts';
import type { Io } from '../io.ts';
import type { Problem } from '../service/ask-service.ts';
import { publishedContract } from '../service/published-contract.ts';
import type { ServiceAddress } from '../service/service-address.ts';

/** Why a service refused a contract, as it answers it. */
export interface Refusal {
  /** The published version that is broken. */
  readonly against: string;
  readonly promise: 'backward' | 'forward';
  readonly verdict: Verdict;
}

/** Null: another problem. */
export function refusalOf(problem: Problem | null): Refusal | null {
  const { against, promise, verdict } = problem ?? {};
  if (typeof against !== 'string' || (promise !== 'backward' && promise !== 'forward')) return null;
  const { schemaVersion, findings } = (verdict ?? {}) as Partial<Verdict>;
  return schemaVersion === 1 && Array.isArray(findings) ? { against, promise, verdict: verdict as Verdict } : null;
}

interface RefusedParts {
  readonly service: string;
  /** What was to be published. */
  readonly contract: Contract;
  readonly refusal: Refusal;
  readonly address: ServiceAddress;
}

/** The findings for the report: places in our files as they lie here, places in the published ones by its version. */
export async function refusedVerdict(
  { service, contract, refusal: { against, promise, verdict }, address }: RefusedParts,
  engine: Pick<Engine, 'absentContract' | 'loadContract'>,
  io: Io,
): Promise<ReportInput> {
  const name = `${service}@${against}`;
  const published = await publishedContract(address, service, against, io);
  const loaded = 'ok' in published ? null : await engine.loadContract(published.entry, published.reference);
  const theirs = loaded?.ok === true ? loaded.value : engine.absentContract(contract, name);
  const here = (site: Site | null) => moved(site, (file) => contract.sources.documents.get(file)?.label ?? file);
  const there = (site: Site | null) => moved(site, (file) => `${name}:${file}`);
  const isForward = promise === 'forward';
  const [base, revision] = isForward ? [contract, theirs] : [theirs, contract];
  const findings = verdict.findings.map((finding): Finding => {
    return isForward
      ? { ...finding, base: here(finding.base), revision: there(finding.revision) }
      : { ...finding, base: there(finding.base), revision: here(finding.revision) };
  });
  const run = { name, contract: null, owner: null, base, revision, verdict: { ...verdict, findings } };
  return { runs: [run], unchanged: 0, failOn: 'error', exitStatus: 1, elapsedMs: null };
}

function moved(site: Site | null, name: (file: string) => string): Site | null {
  return site === null ? null : { ...site, file: name(site.file) };
}
