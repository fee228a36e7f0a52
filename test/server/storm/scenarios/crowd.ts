import pg from 'pg';

const TOO_MANY = '53300';

/** Clients of a database server that leave no connection to others. */
export class Crowd {
  readonly #url: string;
  #clients: pg.Client[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  /** Ends when every connection of the server is ours. */
  async comeIn(): Promise<void> {
    do {
      while (await this.#oneMore());
    } while ((await this.#sendAway()) > 0);
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

  /** Those who are still there, when they were told to go. */
  async #sendAway(): Promise<number> {
    const [first] = this.#clients;
    if (first === undefined) return 1;
    const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND application_name <> 'crowd'`;
    return (await first.query(sql)).rowCount ?? 0;
  }
}
