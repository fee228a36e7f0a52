import knexOf, { type Knex } from 'knex';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { pgliteClient } from './pglite/client.ts';
import { lockFolder } from './pglite/data-lock.ts';

/** Where the data is: a PostgreSQL server, a folder for the embedded one, or memory (tests). */
export type DatabasePlace =
  | { readonly at: 'server'; readonly url: string; readonly poolSize?: number }
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
    const connection = { connectionString: place.url, types: types as never, application_name: 'contract-check' };
    return knexOf({ client: 'pg', connection, pool: { min: 0, max: place.poolSize ?? 10 }, ...QUIET });
  }
  const folder = place.at === 'folder' ? place.folder : null;
  // One connection: whoever comes second waits for the transaction before.
  return knexOf({ client: pgliteClient(folder), connection: {}, pool: { min: 1, max: 1 }, ...QUIET });
}
