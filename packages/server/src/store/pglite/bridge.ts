import { Worker } from 'node:worker_threads';
import type { QueryFault, Reply, Request, WorkerParts } from './protocol.ts';
import { COMPILED, snapshot } from './snapshot.ts';

/** As the `pg` driver hands results over: knex looks at the command. */
interface DriverResult {
  readonly command: string;
  readonly rows: readonly Record<string, unknown>[];
  readonly rowCount: number;
}

type Done = (error: Error | null, result?: DriverResult) => void;

interface Waiting {
  readonly text: string;
  readonly done: Done;
}

/** The one connection to a database in a worker thread, in the shape of a client of the `pg` driver. */
export class PgliteConnection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended: Error | null = null;

  /** @param folder where the data is kept; null: in memory */
  constructor(folder: string | null) {
    // Tests run on the sources, which a worker cannot load: the compiled one stands in for it.
    const workerData: WorkerParts = { folder, snapshot: snapshot() };
    this.#worker = new Worker(new URL('worker.js', COMPILED), { workerData });
    this.#worker.on('message', (reply: Reply) => this.#answered(reply));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('The embedded database has ended.')));
  }

  query(config: string | { readonly text: string; readonly values?: readonly unknown[] }, done: Done): void {
    const { text, values = [] } = typeof config === 'string' ? { text: config } : config;
    this.#last += 1;
    this.#ask({ id: this.#last, do: 'query', text, values }, { text, done });
  }

  /** Writes all that it holds to a file that a database can be made from. */
  dump(file: string): Promise<void> {
    this.#last += 1;
    return new Promise((resolve, reject) => {
      const done = (error: Error | null) => (error === null ? resolve() : reject(error));
      this.#ask({ id: this.#last, do: 'dump', file }, { text: '', done });
    });
  }

  end(done: (error: Error | null) => void): void {
    this.#last += 1;
    const closed = (error: Error | null) => {
      void this.#worker.terminate().then(() => done(error));
    };
    this.#ask({ id: this.#last, do: 'close' }, { text: '', done: closed });
  }

  #ask(request: Request, waiting: Waiting): void {
    if (this.#ended !== null) {
      waiting.done(this.#ended);
      return;
    }
    this.#waiting.set(request.id, waiting);
    this.#worker.postMessage(request);
  }

  #answered(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.id);
    if (!reply.ok) waiting.done(errorOf(reply.fault));
    else waiting.done(null, { ...reply.result, command: commandOf(waiting.text) });
  }

  #fail(error: Error): void {
    this.#ended ??= error;
    for (const { done } of this.#waiting.values()) done(this.#ended);
    this.#waiting.clear();
  }
}

function commandOf(text: string): string {
  return /^[\s(]*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? '';
}

function errorOf(fault: QueryFault): Error {
  return Object.assign(new Error(fault.message), fault);
}
