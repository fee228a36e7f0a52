import type { Knex } from 'knex';
import { Lru } from './lru.ts';
import { askNames, NAME_KINDS, type NameKindName } from './name-kinds.ts';

export interface NameSettings {
  readonly createAtFirstSight: boolean;
  /** Of one kind in one scope; more are one name, `other`. */
  readonly mostNames: number;
}

type Id = number | string;

/** Stands for all names that came when there were enough, or that may not come into being by themselves. */
export const OTHER = 'other';

/** What comes into being at first sight only if the settings say so. */
const SWITCHED: ReadonlySet<NameKindName> = new Set<NameKindName>(['service', 'consumer', 'operation']);

/** Ids of names; twice as many are about 20 MB. */
const REMEMBERED = 50_000;
/** Nobody else locks under it (alone.ts has its neighbour). */
const LOCK = 0x6363686c;

/** The ids of reported names, made at first sight. One for each database and process. */
export class Names {
  readonly #ids = new Lru<Id>(REMEMBERED);
  readonly #methods = new Lru<true>(REMEMBERED);
  /** Never forgotten on purpose: what they stand for has no name that could change. */
  readonly #others = new Lru<Id>(REMEMBERED);
  readonly #knex: Knex;
  readonly #settings: NameSettings;

  constructor(knex: Knex, settings: NameSettings) {
    this.#knex = knex;
    this.#settings = settings;
  }

  /** When names were changed by other means. */
  forget(): void {
    this.#ids.clear();
    this.#methods.clear();
  }

  /** The id of one name; null: it does not exist and may not come into being. */
  async one(kind: NameKindName, scope: number, name: string): Promise<Id | null> {
    return (await this.known(kind, scope, [name])).get(name) ?? null;
  }

  /** The id of a name that exists already. */
  async existing(kind: NameKindName, scope: number, name: string): Promise<Id | null> {
    const ids = new Map<string, Id>();
    const id = this.#ids.get(name, scopeOf(kind, scope));
    if (id !== undefined) return id;
    await this.#find(kind, scope, [name], ids);
    return ids.get(name) ?? null;
  }

  /** Ids of those that exist or may come into being. */
  async known(kind: NameKindName, scope: number, names: readonly string[]): Promise<ReadonlyMap<string, Id>> {
    const wanted = [...new Set(names)];
    const ids = new Map<string, Id>();
    const place = scopeOf(kind, scope);
    for (const name of wanted) {
      const id = this.#ids.get(name, place);
      if (id !== undefined) ids.set(name, id);
    }
    await this.#find(kind, scope, missing(wanted, ids), ids);
    const unknown = missing(wanted, ids);
    if (unknown.length > 0 && (this.#settings.createAtFirstSight || !SWITCHED.has(kind))) {
      await this.#create(kind, scope, unknown);
      await this.#find(kind, scope, unknown, ids);
    }
    return ids;
  }

  /** Ids of all names: those that may not come into being have that of `other`. */
  async all(kind: NameKindName, scope: number, names: readonly string[]): Promise<ReadonlyMap<string, Id>> {
    const ids = new Map(await this.known(kind, scope, names));
    const rest = missing(names, ids);
    if (rest.length === 0) return ids;
    const other = await this.#other(kind, scope, OTHER);
    for (const name of rest) ids.set(name, other);
    return ids;
  }

  /** Whether an id is the one that stands for the rest. */
  isOther(kind: NameKindName, scope: number, id: Id): boolean {
    return this.#others.get(OTHER, scopeOf(kind, scope)) === id;
  }

  /** As `all`, for names of surfaces, which start with their operation. */
  async surfaces(scope: number, names: readonly string[]): Promise<ReadonlyMap<string, Id>> {
    const ids = new Map(await this.known('surface', scope, names));
    for (const name of missing(names, ids)) {
      ids.set(name, await this.#other('surface', scope, `${name.split(' ', 1)[0]} ${OTHER}`));
    }
    return ids;
  }

  /** Remembers how consumers were identified. */
  async identified(pairs: readonly { readonly id: Id; readonly method: string }[]): Promise<void> {
    const news = pairs.filter(({ id, method }) => this.#methods.get(String(id), method) === undefined);
    for (const method of [...new Set(news.map((pair) => pair.method))].sort()) {
      const ids = news.filter((pair) => pair.method === method).map(({ id }) => id);
      await this.#knex.raw(
        `UPDATE consumer SET identified_by = array_append(identified_by, CAST(:method AS text))
         WHERE id IN (SELECT id FROM consumer WHERE id = ANY(CAST(:ids AS bigint[]))
           AND NOT CAST(:method AS text) = ANY(identified_by) ORDER BY id FOR NO KEY UPDATE)`,
        { method, ids: [...new Set(ids)] },
      );
      for (const id of ids) this.#methods.set(String(id), true, method);
    }
  }

  async #find(kind: NameKindName, scope: number, names: readonly string[], ids: Map<string, Id>): Promise<void> {
    if (names.length === 0) return;
    for (const { name, id } of await askNames(this.#knex, NAME_KINDS[kind].find, scope, names)) {
      ids.set(name, id);
      this.#ids.set(name, id, scopeOf(kind, scope));
    }
  }

  /** One after another over all servers, so that the limit holds; this is rare once the names of a service are known. */
  async #create(kind: NameKindName, scope: number, names: readonly string[]): Promise<void> {
    await this.#knex.transaction(async (work) => {
      await work.raw('SELECT pg_advisory_xact_lock(?, ?)', [LOCK, scope % 0x7fff_ffff]);
      const found = await askNames(work, NAME_KINDS[kind].find, scope, names);
      const known = new Set(found.map(({ name }) => name));
      const [counted] = await askNames(work, NAME_KINDS[kind].count, scope);
      const room = Math.max(0, this.#settings.mostNames - (counted?.count ?? 0));
      const admitted = names.filter((name) => !known.has(name)).slice(0, room);
      if (admitted.length > 0) await askNames(work, NAME_KINDS[kind].create, scope, admitted.sort());
    });
  }

  async #other(kind: NameKindName, scope: number, name: string): Promise<Id> {
    const place = scopeOf(kind, scope);
    const id = this.#ids.get(name, place) ?? (await this.#made(kind, scope, name));
    this.#others.set(name, id, place);
    return id;
  }

  async #made(kind: NameKindName, scope: number, name: string): Promise<Id> {
    const ids = new Map<string, Id>();
    await askNames(this.#knex, NAME_KINDS[kind].create, scope, [name]);
    await this.#find(kind, scope, [name], ids);
    const id = ids.get(name);
    if (id === undefined) throw new Error(`${kind} "${name}" was not made`);
    return id;
  }
}

function scopeOf(kind: string, scope: number): string {
  return `${kind} ${scope}`;
}

function missing(names: readonly string[], ids: ReadonlyMap<string, Id>): string[] {
  return names.filter((name) => !ids.has(name));
}
