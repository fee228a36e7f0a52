import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../packages/cli/bin/contract-check.cjs', import.meta.url));

/** The service as users start it, in a process of its own that can be killed at any moment. */
export class ServiceProcess {
  readonly #args: readonly string[];
  #child: ChildProcess | null = null;
  #url = '';
  #isUp: Promise<void> = Promise.resolve();

  /** @param databaseUrl null: the embedded database, in `folder` */
  constructor(folder: string, databaseUrl: string | null) {
    const database = databaseUrl === null ? [] : ['--database-url', databaseUrl];
    this.#args = [program, 'serve', '--port', '0', '--data', folder, ...database];
  }

  /** Where it listens; changes with each start. */
  get url(): string {
    return this.#url;
  }

  /** Ends when it can be asked: at once, unless it was killed and is not up again. */
  whenUp(): Promise<void> {
    return this.#isUp;
  }

  start(): Promise<void> {
    this.#isUp = this.#start();
    return this.#isUp;
  }

  async #start(): Promise<void> {
    const env = { ...process.env, CONTRACT_CHECK_REQUESTS_PER_MINUTE: '0', CONTRACT_CHECK_LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, this.#args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2000);
    });
    const lines = createInterface({ input: child.stdout });
    const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [''])]);
    const url = /^contract-check service on (http:\S+)$/.exec(String(line))?.[1];
    if (url === undefined) throw new Error(`The service did not start: ${said}`);
    this.#url = url;
  }

  /** SIGKILL: nothing is finished. Starts it again. */
  async crash(): Promise<void> {
    await this.stop('SIGKILL');
    await this.start();
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
