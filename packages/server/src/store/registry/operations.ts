import type { Knex } from 'knex';
import type { LifecycleName } from '../../generated/api.ts';

/** An operation as it was published last, or was only seen: then method and the rest are null. */
export interface StoredOperation {
  readonly key: string;
  readonly method: string | null;
  readonly path: string | null;
  readonly operationId: string | null;
  /** Published versions that have it, newest first. */
  readonly versions: readonly string[];
  readonly firstSeen: Date | null;
  readonly lastSeen: Date | null;
  readonly state: LifecycleName;
}

const OPERATIONS = `
  WITH published AS (
    SELECT c.operation_id,
      array_agg(v.version ORDER BY v.published_at DESC, v.id DESC) AS versions,
      (array_agg(c.method ORDER BY v.published_at DESC, v.id DESC))[1] AS method,
      (array_agg(c.path ORDER BY v.published_at DESC, v.id DESC))[1] AS path,
      (array_agg(c.operation_name ORDER BY v.published_at DESC, v.id DESC))[1] AS name
    FROM contract_version v JOIN contract_operation c ON c.contract_version_id = v.id
    WHERE v.service_id = :service
    GROUP BY c.operation_id
  ), seen AS (
    SELECT operation_id, min(first_seen) AS first_seen, max(last_seen) AS last_seen
    FROM (
      SELECT operation_id, first_seen, last_seen FROM edge WHERE service_id = :service
      UNION ALL
      SELECT operation_id, first_seen, last_seen FROM usage_delta WHERE service_id = :service
    ) AS counted
    GROUP BY operation_id
  ), lifecycle AS (
    SELECT DISTINCT ON (operation_id) operation_id, state
    FROM lifecycle_event
    WHERE service_id = :service AND api_version = '' AND at <= :now
    ORDER BY operation_id, at DESC, id DESC
  )
  SELECT o.key, p.method, p.path, p.name AS "operationId", coalesce(p.versions, '{}') AS versions,
    s.first_seen AS "firstSeen", s.last_seen AS "lastSeen", coalesce(l.state, 'active') AS state
  FROM operation o
  LEFT JOIN published p ON p.operation_id = o.id
  LEFT JOIN seen s ON s.operation_id = o.id
  LEFT JOIN lifecycle l ON l.operation_id = o.id
  WHERE o.service_id = :service
  ORDER BY o.key COLLATE "C"`;

/** Every operation of a service, published or only seen, in order of key. What was acknowledged is seen at once. */
export async function operationsOf(knex: Knex, service: number, now: Date): Promise<readonly StoredOperation[]> {
  const { rows } = await knex.raw(OPERATIONS, { service, now });
  return rows;
}

/** Changes with each version that is published. */
export async function newestContractId(knex: Knex, serviceId: number): Promise<number | null> {
  const row = await knex('contract_version').where('service_id', serviceId).max({ id: 'id' }).first();
  return row?.id ?? null;
}

/** Keys of all operations in published versions of a service, old ones too: somebody may still call them. */
export async function publishedKeys(knex: Knex, serviceId: number): Promise<readonly string[]> {
  const { rows } = await knex.raw(
    `SELECT o.key FROM operation o
     WHERE o.service_id = ? AND EXISTS (SELECT FROM contract_operation c WHERE c.operation_id = o.id)
     ORDER BY o.key COLLATE "C"`,
    [serviceId],
  );
  return (rows as { key: string }[]).map(({ key }) => key);
}
