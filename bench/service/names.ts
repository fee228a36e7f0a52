import type { Knex } from 'knex';
import { nameOf, SIZES } from './generated.ts';

/** Makes all names, with ids from 1 in their order, and the environment `default`. */
export async function addNames(knex: Knex): Promise<void> {
  const { services, operations, consumers } = SIZES;
  const ofService = operations / services;
  const of = (count: number, name: (id: number) => string) => Array.from({ length: count }, (_, n) => name(n + 1));
  await knex.batchInsert(
    'service',
    of(services, nameOf.service).map((name) => ({ name })),
  );
  await knex.batchInsert(
    'consumer',
    of(consumers, nameOf.consumer).map((name) => ({ name })),
  );
  const keys = of(operations, nameOf.operation);
  await knex.batchInsert(
    'operation',
    keys.map((key, n) => ({ service_id: 1 + Math.floor(n / ofService), key })),
  );
  await knex('environment').insert({ name: 'default' });
}
