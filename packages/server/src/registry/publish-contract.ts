import type { Knex } from 'knex';
import type { CompatibilityMode, Publication } from '../generated/api.ts';
import type { Handler, ServiceContext } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { writeAudit } from '../store/audit.ts';
import {
  addContract,
  contractByVersion,
  documentsOf,
  liveContracts,
  newestContracts,
  type StoredContract,
} from '../store/registry/contracts.ts';
import { idOfName } from '../store/registry/names.ts';
import { lockService, serviceByName } from '../store/registry/services.ts';
import { findViolation, PROMISES } from './compatibility.ts';
import { type ContractDigests, digestsOf, shownDigest } from './contract-digest.ts';
import type { ContractEngine } from './engine/contract-engine.ts';
import type { ContractFacts } from './engine/messages.ts';
import type { PublishedPaths } from './published-paths.ts';
import { readFacts } from './read-facts.ts';
import { contractShown } from './shown.ts';

/** What handlers of the registry share. */
export interface RegistryParts {
  readonly engine: ContractEngine;
  readonly paths: Pick<PublishedPaths, 'forget'>;
}

/** Others can publish for the same service while a contract is compared; then what they published is compared too. */
const MOST_ROUNDS = 5;

interface Candidate {
  readonly service: string;
  readonly publication: Publication;
  readonly digests: ContractDigests;
  readonly facts: ContractFacts;
  readonly actor: string;
}

interface Published {
  readonly contract: StoredContract;
  readonly serviceId: number;
  readonly isNew: boolean;
}

/** Judged first, then stored in one transaction, and never changed afterwards. */
export function publishContract({ engine, paths }: RegistryParts): Handler {
  return async ({ path: { service = '' }, body, caller }, context) => {
    const publication = body as Publication;
    const digests = digestsOf(publication.documents);
    const known = await serviceByName(context.knex, service);
    if (known === null && !context.settings.createAtFirstSight) throw new ProblemError('not-found');
    const before = known === null ? null : await publishedBefore(context.knex, known.id, publication.version, digests);
    if (before !== null) return { status: 200, body: contractShown(service, before) };

    const facts = await readFacts(engine, publication.documents);
    const candidate = { service, publication, digests, facts, actor: caller.name };
    const { contract, serviceId, isNew } = await judgeAndStore(engine, candidate, context);
    paths.forget(serviceId);
    const shown = contractShown(service, contract);
    if (!isNew) return { status: 200, body: shown };
    const Location = `/api/v1/services/${encodeURIComponent(service)}/contracts/${encodeURIComponent(contract.version)}`;
    return { status: 201, headers: { Location }, body: shown };
  };
}

/** The version as it was published before. Throws `ProblemError` `version-taken` where its content was another. */
async function publishedBefore(
  knex: Knex,
  serviceId: number,
  version: string,
  digests: ContractDigests,
): Promise<StoredContract | null> {
  const stored = await contractByVersion(knex, serviceId, version);
  if (stored === null || stored.digest === digests.contract) return stored;
  const detail = `${version} is ${shownDigest(stored.digest)}; this would be ${shownDigest(digests.contract)}.`;
  throw new ProblemError('version-taken', { detail });
}

async function judgeAndStore(
  engine: ContractEngine,
  candidate: Candidate,
  context: ServiceContext,
): Promise<Published> {
  const judged = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await judge(engine, candidate, judged, context);
    const published = await store(candidate, judged, context);
    if (published !== null) return published;
  }
  throw new ProblemError('conflict', { detail: 'Others publish for this service all the time; try again.' });
}

/** Throws `ProblemError` `compatibility-violated`. Nothing is locked: comparing takes its time. */
async function judge(
  engine: ContractEngine,
  { service, publication: { version, branch = null, documents } }: Candidate,
  judged: Set<string>,
  { knex, now }: ServiceContext,
): Promise<void> {
  const known = await serviceByName(knex, service);
  if (known === null) return;
  const { compatibility: mode } = known;
  for (const base of await basesOf(knex, known.id, mode, branch)) {
    if (judged.has(judgedName(mode, base))) continue;
    const old = { version: base.version, documents: await documentsOf(knex, base.id) };
    const violation = await findViolation(engine, { service, mode, old, made: { version, documents }, asOf: now() });
    if (violation !== null) {
      const { detail, ...broken } = violation;
      throw new ProblemError('compatibility-violated', { detail, members: { against: base.version, ...broken } });
    }
    judged.add(judgedName(mode, base));
  }
}

/** Null: there is something that it was not held against. */
function store(
  { service, publication, digests, facts, actor }: Candidate,
  judged: ReadonlySet<string>,
  { knex, now }: ServiceContext,
): Promise<Published | null> {
  const { version, branch = null, commit = null, documents } = publication;
  return knex.transaction(async (work) => {
    const serviceId = await idOfName(work, 'service', service);
    const mode = await lockService(work, serviceId);
    const before = await publishedBefore(work, serviceId, version, digests);
    if (before !== null) return { contract: before, serviceId, isNew: false };
    const bases = await basesOf(work, serviceId, mode, branch);
    if (!bases.every((base) => judged.has(judgedName(mode, base)))) return null;
    const { kind, title, operations } = facts;
    const publishedAt = now();
    const contract = { version, digest: digests.contract, kind, title, branch, commit, publishedAt };
    const texts = documents.map(({ path, text }, index) => {
      const digest = digests.documents[index];
      if (digest === undefined) throw new Error('a document without its digest');
      return { path, text, digest };
    });
    const id = await addContract(work, serviceId, { ...contract, documents: texts, operations });
    const detail = { digest: shownDigest(digests.contract), branch, commit };
    const subject = `${service}@${version}`;
    await writeAudit(work, { at: publishedAt, actor, action: 'contract-published', subject, detail });
    return { contract: { ...contract, id, operations: operations.length }, serviceId, isNew: true };
  });
}

/**
 * What a new version is held against: the last one of its branch, or of all where the branch has none yet, so that a
 * release of an old line owes nothing to the newest; and what is live, where the mode asks for it.
 */
async function basesOf(
  knex: Knex,
  serviceId: number,
  mode: CompatibilityMode,
  branch: string | null,
): Promise<readonly StoredContract[]> {
  const promised = PROMISES[mode];
  if (promised === null) return [];
  const ofBranch = branch === null ? [] : await newestContracts(knex, serviceId, { branch, limit: 1 });
  const last = ofBranch.length > 0 ? ofBranch : await newestContracts(knex, serviceId, { limit: 1 });
  const live = promised.to === 'live' ? await liveContracts(knex, serviceId) : [];
  return [...new Map([...last, ...live].map((base) => [base.id, base])).values()];
}

function judgedName(mode: CompatibilityMode, { id }: StoredContract): string {
  return `${mode} ${id}`;
}
