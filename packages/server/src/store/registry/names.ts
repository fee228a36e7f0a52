import type { Knex } from 'knex';

/** The id of a team, service or environment; a name that was never heard of comes into being. */
export async function idOfName(knex: Knex, table: 'team' | 'service' | 'environment', name: string): Promise<number> {
  await knex(table).insert({ name }).onConflict('name').ignore();
  const row = await knex(table).where({ name }).first('id');
  return row.id;
}
