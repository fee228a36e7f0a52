import type { Knex } from 'knex';

/**
 * A kind of names that come into being by being reported. The scope is the service, or 0 for what belongs to none.
 * Statements take names sorted, so that two who make the same ones wait in the same order.
 */
export interface NameKind {
  /** Rows `name` and `id` of those that exist. Binds `scope` and `names`. */
  readonly find: string;
  /** How many there are in the scope, as `count`. */
  readonly count: string;
  /** Makes those that do not exist. Binds `scope` and `names`. */
  readonly create: string;
}

const CREATE_REPORTED = (kind: string) => `
  INSERT INTO reported_name (service_id, kind, name)
  SELECT CAST(:scope AS bigint), '${kind}', name FROM unnest(CAST(:names AS text[])) AS name ON CONFLICT DO NOTHING`;

/** Versions are kept as they are: being admitted is all that there is to know. */
function version(kind: string): NameKind {
  return {
    find: `SELECT name, name AS id FROM reported_name
      WHERE service_id = :scope AND kind = '${kind}' AND name = ANY(CAST(:names AS text[]))`,
    count: `SELECT count(*) FROM reported_name WHERE service_id = :scope AND kind = '${kind}'`,
    create: CREATE_REPORTED(kind),
  };
}

function global(table: string): NameKind {
  return {
    find: `SELECT name, id FROM ${table} WHERE :scope = 0 AND name = ANY(CAST(:names AS text[]))`,
    count: `SELECT count(*) FROM ${table} WHERE :scope = 0`,
    create: `INSERT INTO ${table} (name)
      SELECT name FROM unnest(CAST(:names AS text[])) AS name WHERE :scope = 0 ON CONFLICT DO NOTHING`,
  };
}

export const NAME_KINDS = {
  service: global('service'),
  environment: global('environment'),
  operation: {
    find: 'SELECT key AS name, id FROM operation WHERE service_id = :scope AND key = ANY(CAST(:names AS text[]))',
    count: 'SELECT count(*) FROM operation WHERE service_id = :scope',
    create: `INSERT INTO operation (service_id, key)
      SELECT CAST(:scope AS bigint), name FROM unnest(CAST(:names AS text[])) AS name ON CONFLICT DO NOTHING`,
  },
  // Consumers are the same whatever they call; which of them a service was reported with is counted for each service.
  consumer: {
    find: `SELECT c.name, c.id FROM consumer c
      JOIN reported_name r ON r.service_id = :scope AND r.kind = 'consumer' AND r.name = c.name
      WHERE c.name = ANY(CAST(:names AS text[]))`,
    count: "SELECT count(*) FROM reported_name WHERE service_id = :scope AND kind = 'consumer'",
    create: `WITH made AS (
        INSERT INTO consumer (name) SELECT name FROM unnest(CAST(:names AS text[])) AS name ON CONFLICT DO NOTHING)
      ${CREATE_REPORTED('consumer')}`,
  },
  apiVersion: version('api-version'),
  consumerVersion: version('consumer-version'),
  providerVersion: version('provider-version'),
  // A name is the id of an operation, a space and the surface.
  surface: {
    find: `SELECT operation_id || ' ' || path AS name, surface.id FROM surface
      JOIN unnest(CAST(:names AS text[])) AS wanted ON operation_id = split_part(wanted, ' ', 1)::bigint
        AND path = substr(wanted, strpos(wanted, ' ') + 1)
      WHERE :scope > 0`,
    count: 'SELECT count(*) FROM surface JOIN operation o ON o.id = operation_id WHERE o.service_id = :scope',
    create: `INSERT INTO surface (operation_id, path)
      SELECT split_part(wanted, ' ', 1)::bigint, substr(wanted, strpos(wanted, ' ') + 1)
      FROM unnest(CAST(:names AS text[])) AS wanted WHERE :scope > 0 ON CONFLICT DO NOTHING`,
  },
} as const satisfies Readonly<Record<string, NameKind>>;

export type NameKindName = keyof typeof NAME_KINDS;

/** Rows of one of the questions above. */
export async function askNames(
  knex: Knex,
  sql: string,
  scope: number,
  names: readonly string[] = [],
): Promise<readonly { readonly name: string; readonly id: number | string; readonly count: number }[]> {
  return (await knex.raw(sql, { scope, names: names as string[] })).rows;
}
