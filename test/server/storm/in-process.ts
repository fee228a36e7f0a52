import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningService } from '../../../packages/server/src/index.ts';
import type { Library } from './scenario.ts';

interface ServiceParts {
  /** Null: the embedded database, in a folder of its own. */
  readonly databaseUrl: string | null;
  /** On one database; the embedded one belongs to one. */
  readonly services?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** The clock of each service. */
  readonly now?: (service: number) => Date;
}

/** Services in this process, which can be begun anew. */
export class Services {
  readonly #library: Library;
  readonly #parts: ServiceParts;
  readonly #folder: string;
  #running: RunningService[] = [];
  /** What they logged of errors that they did not expect. */
  readonly #bugs: string[] = [];

  private constructor(library: Library, parts: ServiceParts, folder: string) {
    this.#library = library;
    this.#parts = parts;
    this.#folder = folder;
  }

  /** Starts services for the time of `use`. */
  static async during<Result>(
    library: Library,
    parts: ServiceParts,
    use: (services: Services) => Promise<Result>,
  ): Promise<Result> {
    const folder = await mkdtemp(join(tmpdir(), 'storm-'));
    const services = new Services(library, parts, folder);
    try {
      await services.#start();
      return await use(services);
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\n${services.#bugs.join('')}`, {
        cause: error,
      });
    } finally {
      await services.#end();
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Of the n-th, round and round. */
  url(n: number): string {
    const service = this.#running[n % this.#running.length];
    if (service === undefined) throw new Error('No service runs.');
    return service.url;
  }

  /** Ends all and starts them again: what is done in the background is done at once. */
  async restart(): Promise<void> {
    await this.#end();
    await this.#start();
  }

  async #start(): Promise<void> {
    const { databaseUrl, services = 1, env = {}, now = () => new Date() } = this.#parts;
    const { readSettings, startService, loggerTo } = this.#library;
    const preset = {
      CONTRACT_CHECK_PORT: '0',
      CONTRACT_CHECK_REQUESTS_PER_MINUTE: '0',
      CONTRACT_CHECK_END_SECONDS: '0',
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    };
    for (let service = 0; service < services; service += 1) {
      const folder = { CONTRACT_CHECK_DATA: join(this.#folder, String(service)) };
      const read = readSettings({}, { ...preset, ...folder, ...env });
      if ('problems' in read) throw new Error(read.problems.join('\n'));
      const log = loggerTo((line) => line.includes('"a bug"') && this.#bugs.push(line), 'error');
      this.#running.push(await startService({ settings: read.settings, log, now: () => now(service) }));
    }
  }

  async #end(): Promise<void> {
    const ended = this.#running;
    this.#running = [];
    for (const service of ended) await service.end();
  }
}
