import pg from 'pg';

const TOO_MANY = '53300';

/** Clients of a database server that leave no connection to others. */
export class Crowd {
  readonly #url: string;
  readonly #places: number;
  #clients: pg.Client[] = [];

  /** @param places all connections that the server allows */
  constructor(url: string, places: number) {
    this.#url = url;
    this.#places = places;
  }

  /** Ends when every connection of the server is ours. */
  async comeIn(): Promise<void> {
    while (this.#clients.length < this.#places) {
      if (!(await this.#oneMore())) await this.#sendAwayOthers();
    }
  }

  async leave(): Promise<void> {
    const clients = this.#clients;
    this.#clients = [];
    await Promise.all(clients.map((client) => client.end()));
  }

  async #oneMore(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'crowd' });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === TOO_MANY) return false;
      throw error;
    }
    this.#clients.push(client);
    return true;
  }

  async #sendAwayOthers(): Promise<void> {
    const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND application_name <> 'crowd'`;
    await this.#clients[0]?.query(sql);
  }
}
