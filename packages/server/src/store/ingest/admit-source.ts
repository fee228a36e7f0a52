import type { Knex } from 'knex';
import { OTHER } from './names.ts';

/** The instance under which a source is kept: instances that came when there were enough share one, `other`. */
export async function admittedInstance(
  knex: Knex,
  source: { readonly service: number; readonly environment: number; readonly kind: string; readonly instance: string },
  mostNames: number,
): Promise<string> {
  const { rows } = await knex.raw(
    `SELECT EXISTS (
         SELECT FROM source WHERE service_id = :service AND environment_id = :environment
           AND kind = :kind AND instance = :instance)
       OR (SELECT count(*) FROM source WHERE service_id = :service) < :mostNames AS admitted`,
    { ...source, mostNames },
  );
  return rows[0].admitted === true ? source.instance : OTHER;
}
