import type { Knex } from 'knex';
import { Lru } from '../store/ingest/lru.ts';
import { newestContractId, publishedKeys } from '../store/registry/operations.ts';
import { type PathRoutes, pathRoutes } from './path-routes.ts';

/** What another process published is seen no later than this. */
const FRESH_MS = 1000;
const KNOWN_SERVICES = 500;

interface Kept {
  /** Of the newest contract that the routes were made with. */
  readonly contractId: number | null;
  readonly routes: PathRoutes;
  readonly readAt: number;
}

/** Matches requests with the operations of published contracts; routes are made once for what is published. */
export class PublishedPaths {
  readonly #knex: Knex;
  readonly #now: () => Date;
  readonly #kept = new Lru<Promise<Kept>>(KNOWN_SERVICES);

  constructor({ knex, now }: { readonly knex: Knex; readonly now: () => Date }) {
    this.#knex = knex;
    this.#now = now;
  }

  /** The key of the operation; null: no published contract of the service has one. */
  readonly match = async (service: number, method: string, path: string): Promise<string | null> => {
    const { routes } = await this.#routes(service);
    return routes(method, path);
  };

  /** To be called when a contract was published. */
  forget(service: number): void {
    this.#kept.delete(String(service));
  }

  async #routes(service: number): Promise<Kept> {
    const name = String(service);
    const before = this.#kept.get(name);
    if (before !== undefined) {
      const kept = await before;
      if (this.#now().getTime() - kept.readAt < FRESH_MS) return kept;
    }
    // Whoever comes meanwhile waits for the same.
    const current = this.#kept.get(name);
    if (current !== undefined && current !== before) return current;
    const made = this.#read(service, await before);
    this.#kept.set(name, made);
    made.catch(() => this.forget(service));
    return made;
  }

  async #read(service: number, before: Kept | undefined): Promise<Kept> {
    const readAt = this.#now().getTime();
    const contractId = await newestContractId(this.#knex, service);
    if (before !== undefined && before.contractId === contractId) return { ...before, readAt };
    return { contractId, routes: pathRoutes(await publishedKeys(this.#knex, service)), readAt };
  }
}
