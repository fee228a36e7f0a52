import { randomUUID } from 'node:crypto';
import pg from 'pg';

/**
 * Makes a database that holds nothing yet, and answers its address.
 *
 * @param server with a slash at its end
 */
export async function createDatabase(server: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: `${server}postgres` });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  return `${server}${name}`;
}
