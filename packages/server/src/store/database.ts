import knexOf, { type Knex } from 'knex';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { USUAL_MS } from './patience.ts';
import { pgliteClient } from './pglite/client.ts';
import { lockFolder } from './pglite/data-lock.ts';
import { promptClient } from './prompt-client.ts';

/** Where the data is: a PostgreSQL server, a folder for the embedded one, or memory (tests). */
export type DatabasePlace =
  | {
      readonly at: 'server';
      readonly url: string;
      readonly poolSize?: number;
      /** How long statements may take that were allowed nothing else (patience.ts). */
      readonly usualMs?: number;
    }
  | { readonly at: 'folder'; readonly folder: string }
  | { readonly at: 'memory' };

export interface Database {
  readonly knex: Knex;
  /** It runs in this process, on one connection, and does not write through to the disk. */
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

const nothing = () => undefined;

/** Errors that quoted the values of a statement would carry them into logs; and knex would write to standard output. */
const QUIET = {
  compileSqlOnError: false,
  log: { warn: nothing, error: nothing, deprecate: nothing, debug: nothing },
};

/** Opens the database and brings its tables up to date. Throws `DataFolderInUse` when another process has the folder. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const release = place.at === 'folder' ? await lockFolder(place.folder) : () => Promise.resolve();
  const knex = connect(place);
  const close = async () => {
    await knex.destroy();
    await release();
  };
  try {
    await migrate(knex);
  } catch (error) {
    await close();
    throw error;
  }
  return { knex, isEmbedded: place.at !== 'server', close };
}

function connect(place: DatabasePlace): Knex {
  if (place.at === 'server') {
    const { poolSize = 10, usualMs = USUAL_MS } = place;
    const connection = {
      ...{ connectionString: place.url, types: types as never, application_name: 'contract-check' },
      ...{ connectionTimeoutMillis: USUAL_MS, keepAlive: true, keepAliveInitialDelayMillis: USUAL_MS },
    };
    const pool = { min: 0, max: poolSize, createTimeoutMillis: USUAL_MS, afterCreate: limitedTo(usualMs) };
    return knexOf({ client: promptClient(usualMs), connection, pool, ...QUIET });
  }
  const folder = place.at === 'folder' ? place.folder : null;
  // One connection: whoever comes second waits for the transaction before.
  const pool = { min: 1, max: 1, createTimeoutMillis: OPENING_MS };
  return knexOf({ client: pgliteClient(folder), connection: {}, pool, acquireConnectionTimeout: OPENING_MS, ...QUIET });
}

/** What was killed is brought in order when it is opened: on a busy machine that takes more than a minute. */
const OPENING_MS = 600_000;

/** A transaction whose other end is gone gives its locks back before anybody has waited for long. */
const IDLE_MS = USUAL_MS + 3000;

type Prepare = (connection: pg.Client, done: (error: Error | null, connection: pg.Client) => void) => void;

/** Said in SQL, because proxies refuse connections that begin with it. */
function limitedTo(usualMs: number): Prepare {
  const limits = `SET statement_timeout = ${usualMs}; SET idle_in_transaction_session_timeout = ${IDLE_MS}`;
  return (connection, done) => void connection.query(limits, (error: Error | null) => done(error, connection));
}
