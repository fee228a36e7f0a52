import type { Contract, Finding, LoadContract, Site, Verdict } from '@contract-check/core';
import type { ReportInput } from '@contract-check/report';
import type { Engine } from '../engine.ts';
import type { Io } from '../io.ts';
import { askService, type Problem } from '../service/ask-service.ts';
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
  const path = `/api/v1/services/${encodeURIComponent(service)}/contracts/${encodeURIComponent(against)}`;
  const answer = await askService(address, { method: 'GET', path }, io);
  const published = answer.ok ? await publishedContract(answer.body, name, engine.loadContract) : null;
  const theirs = published ?? engine.absentContract(contract, name);
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

interface Document {
  readonly path: string;
  readonly text: string;
}

/** Null: it cannot be had; then no lines of it are shown. */
async function publishedContract(body: unknown, name: string, load: LoadContract): Promise<Contract | null> {
  const { documents = [] } = body as { readonly documents?: readonly Document[] };
  const [entry, ...others] = documents;
  if (entry === undefined) return null;
  const labelOf = (path: string) => `${name}:${path}`;
  const texts = new Map(others.map(({ path, text }) => [path, text]));
  const loaded = await load({ uri: entry.path, label: labelOf(entry.path), text: entry.text }, async (uri) => {
    const text = texts.get(uri);
    if (text !== undefined) return { ok: true, text, label: labelOf(uri) };
    return { ok: false, code: 'ref-not-found', message: `${uri} was not published.`, fix: 'Publish it again.' };
  });
  return loaded.ok ? loaded.value : null;
}
