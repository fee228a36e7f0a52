import PostgresClient from 'knex/lib/dialects/postgres/index.js';
import { PgliteConnection } from './bridge.ts';

/** knex's dialect of PostgreSQL over the embedded database: only how a connection is made differs. */
export function pgliteClient(folder: string | null): typeof PostgresClient {
  return class PgliteClient extends PostgresClient {
    override _driver(): object {
      return {};
    }

    override _acquireOnlyConnection(): Promise<PgliteConnection> {
      return Promise.resolve(new PgliteConnection(folder));
    }
  };
}
