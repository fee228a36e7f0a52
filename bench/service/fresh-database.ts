import pg from 'pg';
import type { PostgresServer } from '../../test/server/support/postgres-server.ts';

/** The address of a database that was made for it. */
export async function freshUrl(postgres: PostgresServer, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  return postgres.url(name);
}
