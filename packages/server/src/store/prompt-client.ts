import PostgresClient from 'knex/lib/dialects/postgres/index.js';
import { asUsual, limitOf } from './patience.ts';

/** As the `pg` driver makes it. */
interface Connection {
  end(done: () => void): void;
}

/** The server ends what takes too long; later than this it is not there any more. */
const GRACE_MS = 1000;
const ENDS = /^(COMMIT|ROLLBACK)\b(?! TO )/;

/**
 * knex's dialect of PostgreSQL for networks that lose connections without telling: a statement that is not answered in
 * its time ends its connection, and what was connected before it and was not heard of since is not used again. Nothing
 * else would end it: the operating system goes on for a quarter of an hour.
 *
 * @param usualMs how long a statement may take that was allowed nothing else (`allowMs`)
 */
export function promptClient(usualMs: number): typeof PostgresClient {
  const heardAt = new WeakMap<object, number>();
  let doubtedSince = Number.NEGATIVE_INFINITY;
  return class PromptClient extends PostgresClient {
    override async _query(connection: Connection, asked: { readonly sql?: string }): Promise<unknown> {
      if (ENDS.test(asked.sql ?? '')) asUsual(connection);
      const askedAt = performance.now();
      const limit = setTimeout(
        () => {
          doubtedSince = Math.max(doubtedSince, askedAt);
          // In the middle of a statement the driver closes the socket; whoever waits is told.
          connection.end(() => undefined);
        },
        (limitOf(connection) ?? usualMs) + GRACE_MS,
      );
      try {
        return await super._query(connection, asked);
      } finally {
        clearTimeout(limit);
        heardAt.set(connection, performance.now());
      }
    }

    /** Asked by the pool before it hands a connection out. */
    override async validateConnection(connection: Connection): Promise<boolean> {
      return (heardAt.get(connection) ?? Number.POSITIVE_INFINITY) > doubtedSince;
    }
  };
}
