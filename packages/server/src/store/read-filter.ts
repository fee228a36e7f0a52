import type { Knex } from 'knex';

/** What a reading is limited to, by name; null: all. */
export interface NamedFilter {
  readonly service: string | null;
  readonly environment: string | null;
  /** An operation key in its normal form. */
  readonly operation: string | null;
  readonly consumer: string | null;
}

/** The same by number; null: all, empty: there is none by that name. */
export interface Filter {
  readonly services: readonly number[] | null;
  readonly environments: readonly number[] | null;
  readonly operations: readonly number[] | null;
  /** With all that were merged into it. */
  readonly consumers: readonly number[] | null;
}

const SQL = `
  SELECT
    (SELECT coalesce(json_agg(id), '[]') FROM service WHERE name = :service) AS services,
    (SELECT coalesce(json_agg(id), '[]') FROM environment WHERE name = :environment) AS environments,
    (SELECT coalesce(json_agg(o.id), '[]') FROM operation o JOIN service s ON s.id = o.service_id
     WHERE o.key = :operation AND s.name = coalesce(:service, s.name)) AS operations,
    (SELECT coalesce(json_agg(c.id), '[]') FROM consumer c
     WHERE coalesce(c.merged_into, c.id) =
       (SELECT coalesce(named.merged_into, named.id) FROM consumer named WHERE named.name = :consumer)) AS consumers`;

/** Finds the numbers behind names. An alias stands for the consumer that it was merged into. */
export async function findFilter(knex: Knex, named: NamedFilter): Promise<Filter> {
  const { rows } = await knex.raw(SQL, { ...named });
  const found = rows[0] as Record<keyof Filter, number[]>;
  return {
    services: named.service === null ? null : found.services,
    environments: named.environment === null ? null : found.environments,
    operations: named.operation === null ? null : found.operations,
    consumers: named.consumer === null ? null : found.consumers,
  };
}
