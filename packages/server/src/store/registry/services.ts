import type { Knex } from 'knex';
import type { CompatibilityMode } from '../../generated/api.ts';
import { idOfName } from './names.ts';

export interface StoredService {
  readonly id: number;
  readonly name: string;
  readonly compatibility: CompatibilityMode;
  readonly team: string | null;
  readonly description: string | null;
  readonly createdAt: Date;
}

/** Every service, in order of name. */
export async function allServices(knex: Knex): Promise<readonly StoredService[]> {
  return services(knex).orderByRaw('service.name COLLATE "C"');
}

export async function serviceByName(knex: Knex, name: string): Promise<StoredService | null> {
  return (await services(knex).where('service.name', name).first()) ?? null;
}

/** All settings at once: what was there before is replaced. */
export async function putService(
  knex: Knex,
  { name, compatibility, team, description }: Omit<StoredService, 'id' | 'createdAt'>,
): Promise<void> {
  const teamId = team === null ? null : await idOfName(knex, 'team', team);
  await knex('service')
    .insert({ name, compatibility, team_id: teamId, description })
    .onConflict('name')
    .merge(['compatibility', 'team_id', 'description']);
}

/**
 * Others who publish for it, or change its mode, wait until the transaction ends; reports of use do not.
 */
export async function lockService(transaction: Knex.Transaction, id: number): Promise<CompatibilityMode> {
  const row = await transaction('service').where({ id }).forNoKeyUpdate().first('compatibility');
  return row.compatibility;
}

function services(knex: Knex): Knex.QueryBuilder {
  return knex('service').leftJoin('team', 'team.id', 'service.team_id').select({
    id: 'service.id',
    name: 'service.name',
    compatibility: 'compatibility',
    team: 'team.name',
    description: 'description',
    createdAt: 'created_at',
  });
}
