import type { RuleInfo } from '@contract-check/core';
import { escapeTerminal } from '@contract-check/report';
import type { ServeCommand } from '../command-line/command.ts';
import { loadSettings } from '../config/load-settings.ts';
import { NO_FLAGS } from '../config/settings-flags.ts';
import { refuseSettings } from '../config/tell-settings.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { VERSION } from '../version.ts';
import { filedSettings } from './filed-settings.ts';
import { loadService, type Service } from './load-service.ts';

const NOT_INSTALLED = `\
The service is a package of its own, so that whoever only compares does not install a database, and it is not installed.
Next: npm install @contract-check/server@${VERSION}
Or, without a project: npx -p contract-check@${VERSION} -p @contract-check/server@${VERSION} contract-check serve
`;

const PLAIN = { colour: undefined, verbose: false, quiet: false };

type Running = Awaited<ReturnType<Service['startService']>>;

/** For tests: how the service is found, and when it is to end. */
export interface ServeParts {
  readonly load: () => Promise<Service | null>;
  readonly ended: () => Promise<unknown>;
}

const REAL: ServeParts = { load: loadService, ended: untilSignal };

/** Runs the service until it is told to end (SIGTERM, SIGINT). */
export async function runServe(
  command: ServeCommand,
  io: Io,
  { rules }: { readonly rules: readonly Pick<RuleInfo, 'id'>[] },
  { load, ended }: ServeParts = REAL,
): Promise<ExitCode> {
  const configured = await loadSettings({ ...NO_FLAGS, config: command.config }, io, rules);
  if (!configured.ok) return refuseSettings(configured.error, PLAIN, io);
  const service = await load();
  if (service === null) return refuse(io, NOT_INSTALLED);
  const read = service.readSettings(command.typed, io.env, filedSettings(configured.value));
  if ('problems' in read) return refuse(io, `${read.problems.map((problem) => escapeTerminal(problem)).join('\n')}\n`);
  const { settings } = read;
  const log = service.loggerTo((line) => io.stderr.write(line), settings.logLevel);
  io.entering('serve');
  const stop = ended();
  let running: Running;
  try {
    running = await service.startService({ settings, log, now: () => new Date(io.today()) });
  } catch (error) {
    const words = cannotStart(error, service);
    if (words === null) throw error;
    return refuse(io, `${escapeTerminal(words)}\nNothing was started.\n`);
  }
  io.stdout.write(greeting(running));
  await stop;
  await running.end();
  return EXIT.pass;
}

function refuse(io: Io, words: string): ExitCode {
  io.stderr.write(words);
  return EXIT.input;
}

function greeting({ url, keyFile, firstKey, isOpenOnLoopback, loginUrl }: Running): string {
  const lines = [`contract-check service on ${url}`];
  if (isOpenOnLoopback) lines.push('Programs on this machine read and report without a key.');
  else lines.push(loginUrl === null ? 'Every request needs a key.' : 'Every request needs a key or a login.');
  if (loginUrl !== null) lines.push(`People log in at ${escapeTerminal(loginUrl)}`);
  if (keyFile !== null) lines.push(`The key for all else is in ${escapeTerminal(keyFile)}`);
  if (firstKey !== null) lines.push(`The first key, which may do everything and is shown this once: ${firstKey}`);
  return `${lines.join('\n')}\n`;
}

/** What the surroundings lack; null: a bug. No address of a database is repeated: it can hold a password. */
function cannotStart(error: unknown, { DataFolderInUse }: Service): string | null {
  if (error instanceof DataFolderInUse) return error.message;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = START_FAULTS[code];
  if (known !== undefined) return known;
  return /^[0-9A-Z]{5}$/.test(code) && error instanceof Error
    ? `The database refused (${code}): ${error.message}`
    : null;
}

const NO_DATABASE = 'The database server does not answer at the address of --database-url or DATABASE_URL.';

const START_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens on that port. --port 0 takes one that is free.',
  EADDRNOTAVAIL: 'This machine has no such address. --host names where to listen.',
  EACCES: 'The operating system does not allow that port or data folder. --port and --data name others.',
  ENOTFOUND: 'The host could not be resolved, of --host or of the database.',
  ECONNREFUSED: NO_DATABASE,
  ETIMEDOUT: NO_DATABASE,
  EHOSTUNREACH: NO_DATABASE,
};

function untilSignal(): Promise<unknown> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
}
