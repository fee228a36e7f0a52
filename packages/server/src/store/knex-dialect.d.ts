/** Not in knex's own types: the dialect that ours are made from. */
declare module 'knex/lib/dialects/postgres/index.js' {
  import { Knex } from 'knex';

  // biome-ignore lint/style/noDefaultExport: that is how knex exports it
  export default class PostgresClient extends Knex.Client {
    _driver(): object;
    _acquireOnlyConnection(): Promise<unknown>;
    _query(connection: object, asked: object): Promise<unknown>;
    validateConnection(connection: object): Promise<boolean>;
  }
}
