import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, postgresBinaries } from './postgres-binaries.ts';

const run = promisify(execFile);
const PASSWORD = 'only-for-tests';
const READY = 'ready to accept connections';

/** A real PostgreSQL of our own, on an ephemeral port, with its data in a temporary folder. */
export class PostgresServer {
  readonly #folder: string;
  readonly #binaries: Binaries;
  readonly #settings: Readonly<Record<string, string>>;
  #port = 0;
  #process: ChildProcess | null = null;

  private constructor(folder: string, binaries: Binaries, settings: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#binaries = binaries;
    this.#settings = settings;
  }

  /**
   * Makes the data and starts the server. Whoever makes one calls `remove` in the end.
   *
   * @param settings of PostgreSQL, before those of tests
   * @param home where its folder is made
   */
  static async make(settings: Readonly<Record<string, string>> = {}, home = tmpdir()): Promise<PostgresServer> {
    const folder = await mkdtemp(join(home, 'contract-check-postgres-'));
    await chmod(folder, 0o755);
    const server = new PostgresServer(folder, await postgresBinaries(folder), settings);
    await server.#initialise();
    await server.start();
    return server;
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  url(database: string): string {
    return `postgres://postgres:${PASSWORD}@127.0.0.1:${this.#port}/${database}`;
  }

  async #initialise(): Promise<void> {
    const passwords = join(this.#folder, 'password');
    await mkdir(this.#data, { mode: 0o700 });
    await writeFile(passwords, PASSWORD);
    const { initdb, user } = this.#binaries;
    if (user !== null) await chown(this.#data, user.uid, user.gid);
    const args = ['--pgdata', this.#data, '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync'];
    await run(initdb, [...args, '--auth=scram-sha-256', '--pwfile', passwords], { ...user, env: { LC_ALL: 'C' } });
  }

  /** Starts it; again after `crash`, under the same address and with the same data. */
  async start(): Promise<void> {
    if (this.#port === 0) this.#port = await freePort();
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(this.#port),
      unix_socket_directories: '',
      max_connections: '200',
      // Processes are killed by tests, machines are not.
      fsync: 'off',
      ...this.#settings,
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const { postgres, user } = this.#binaries;
    const child = spawn(postgres, ['-D', this.#data, ...args], {
      ...user,
      env: { LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        if (said.includes(READY)) return;
        said += text;
        if (said.includes(READY)) resolve();
      });
      child.on('error', reject);
      child.on('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    });
  }

  /** False: it was ended, or ended by itself. */
  get isRunning(): boolean {
    return this.#process !== null && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** As when the machine kills it: nothing is finished, nobody is told. */
  crash(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async remove(): Promise<void> {
    // "Fast" shutdown: open connections are cut.
    await this.#end('SIGINT');
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    // The pipe closes when the last of its processes has gone, and only then can it start again.
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}
