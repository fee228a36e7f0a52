import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { documentsOf, type Newest, newestContracts } from '../store/registry/contracts.ts';
import { shownDigest } from './contract-digest.ts';
import { knownContract, knownService } from './known.ts';
import { publishContract, type RegistryParts } from './publish-contract.ts';
import { contractShown } from './shown.ts';

/** Publishing contracts, listing, reading and comparing them. */
export function contractHandlers(parts: RegistryParts): Handlers {
  const { engine } = parts;
  return {
    publishContract: publishContract(parts),

    listContracts: async ({ path: { service = '' }, query }, { knex }) => {
      const { id } = await knownService(knex, service);
      const limit = query.limit as number;
      const [environment, branch] = [query.environment, query.branch] as (string | undefined)[];
      const filter = { environment, branch, after: placeOf(query.cursor), limit: limit + 1 };
      const rows = await newestContracts(knex, id, filter);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next = rows.length > limit && last !== undefined ? cursorOf(last) : null;
      return { status: 200, body: { contracts: page.map((row) => contractShown(service, row)), next } };
    },

    getContract: async ({ path: { service = '', version = '' }, headers }, { knex }) => {
      const { id } = await knownService(knex, service);
      const contract = await knownContract(knex, id, version);
      const ETag = `"${shownDigest(contract.digest)}"`;
      // What is published is never changed.
      if (isNamed(headers['if-none-match'], ETag)) return { status: 304, headers: { ETag } };
      const documents = await documentsOf(knex, contract.id);
      return { status: 200, headers: { ETag }, body: { ...contractShown(service, contract), documents } };
    },

    compareContracts: async ({ path: { service = '' }, query }, { knex, now }) => {
      const { id } = await knownService(knex, service);
      const base = await knownContract(knex, id, query.base as string);
      const revision = await knownContract(knex, id, query.revision as string);
      const done = await engine.compare({
        do: 'compare',
        base: await documentsOf(knex, base.id),
        revision: await documentsOf(knex, revision.id),
        contractName: service,
        asOf: now().getTime(),
      });
      if (!done.ok) throw new Error(`a published contract cannot be read: ${done.problems[0]?.message}`);
      return { status: 200, body: done.value };
    },
  };
}

/** RFC 9110, 13.1.2: a list of tags, compared weakly, or `*`. */
function isNamed(header: string | undefined, tag: string): boolean {
  const named = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return named.includes(tag) || named.includes('*');
}

function cursorOf({ publishedAt, id }: Newest): string {
  return `${publishedAt.getTime()}.${id}`;
}

function placeOf(cursor: unknown): Newest | null {
  if (cursor === undefined) return null;
  const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(String(cursor)) ?? [];
  if (at !== undefined && id !== undefined) return { publishedAt: new Date(Number(at)), id: Number(id) };
  throw new ProblemError('invalid-request', { detail: 'The cursor is none of ours.' });
}
