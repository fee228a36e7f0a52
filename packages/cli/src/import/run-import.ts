import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { escapeTerminal } from '@contract-check/report';
import type { ImportCommand } from '../command-line/command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { type ServiceAddress, serviceAddress } from '../service/service-address.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import { formatOf, type LogFormat } from './formats/formats.ts';
import { importRecords, type Records } from './import-records.ts';
import { ImportState, identityOf } from './import-state.ts';
import { dryRunText, outcomeText, unreadText } from './import-text.ts';
import { type LogFile, openLog } from './log-file.ts';
import { readRecords } from './read-records.ts';
import { type Fate, type Sent, sendCalls } from './send-calls.ts';
import type { HourOfCalls } from './tally-calls.ts';

/** Small enough that the calls of one section fit a report whatever they are, and that little is done twice. */
const SECTIONS = { 'access-log': 512 * 1024, har: 2000 } as const;
const FROM_START = { offset: 0, lines: 0 };
/** In a table for people there is no use for more. */
const MOST_DRY_HOURS = 50;

interface Run {
  readonly command: ImportCommand;
  readonly io: Io;
  readonly address: ServiceAddress;
  readonly state: ImportState | null;
  readonly progress: Progress;
}

/** Reports the calls that logs tell of. A line that cannot be read is told and passed over. */
export async function runImport(command: ImportCommand, io: Io): Promise<ExitCode> {
  const address = await serviceAddress(command.server, io);
  if (!address.ok) return refuse([address.error], io);
  const state = command.state === null ? null : await ImportState.open(resolve(io.cwd, command.state), command.service);
  if (state !== null && !state.ok) return refuse([state.error], io);
  let exit: ExitCode = EXIT.pass;
  for (const file of command.files) {
    const progress = startProgress(io, true);
    const run = { command, io, address: address.value, state: state?.value ?? null, progress };
    const wrong = await importFile(file, run).finally(() => progress.stop());
    if (wrong !== null) exit = refuse(wrong, io);
  }
  return exit;
}

function refuse(lines: readonly string[], io: Io): ExitCode {
  io.stderr.write(lines.map((line) => `${escapeTerminal(line)}\n`).join(''));
  return EXIT.input;
}

/** Null, or the lines that say what went wrong. */
async function importFile(file: string, run: Run): Promise<readonly string[] | null> {
  try {
    const log = await openLog(resolve(run.io.cwd, file));
    if (log.head.length === 0) {
      run.io.stdout.write(`${escapeTerminal(file)}: empty\n`);
      return null;
    }
    const format = run.command.format ?? formatOf(firstLines(log), run.command.fields);
    if (format === null) return [`${file}: no known format reads its first lines. Next: name it with --format.`];
    return await importLog({ file, log, format }, run);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return [`${file} cannot be read (${String(error.code)}).`];
  }
}

/** The last of them may be half a line. */
function firstLines({ head }: LogFile): string[] {
  const lines = Buffer.from(head).toString('utf8').split(/\r?\n/);
  return lines.length > 1 ? lines.slice(0, -1) : lines;
}

interface KnownLog {
  readonly file: string;
  readonly log: LogFile;
  readonly format: LogFormat;
}

async function importLog({ file, log, format }: KnownLog, run: Run): Promise<readonly string[] | null> {
  const { command, io, state, progress } = run;
  const known = state?.known(log.head) ?? null;
  const identity = known ?? identityOf(log.head);
  const kind = format === 'har' ? 'har' : 'access-log';
  const reporter = new Reporter(run, { digest: identity.digest, kind, instance: command.instance });
  const { fields, byAddress } = command;
  const asked = { format, fields, byAddress, place: known ?? FROM_START, grows: state !== null };
  const records = await importRecords(readRecords(log, asked), {
    section: SECTIONS[kind],
    report: (hour, dropped) => reporter.report(hour, dropped),
    reported: async (place) => {
      progress.stage(`${escapeTerminal(file)}: ${place.lines} ${kind === 'har' ? 'entries' : 'lines'}`);
      const fault = command.dryRun ? null : ((await state?.save(identity, place)) ?? null);
      if (fault !== null) reporter.wrong = [fault];
      return fault === null;
    },
  });
  progress.stop();
  return tell({ file, format, records, reporter }, io);
}

interface Told {
  readonly file: string;
  readonly format: LogFormat;
  readonly records: Records;
  readonly reporter: Reporter;
}

function tell({ file, format, records, reporter }: Told, io: Io): readonly string[] | null {
  const { read, unread, examples, broken } = records;
  io.stderr.write(unreadText(file, format === 'har' ? 'entry' : 'line', unread, examples));
  io.stdout.write(reporter.text(file, format));
  if (reporter.wrong !== null)
    return [...reporter.wrong, `${file} was not reported to its end. The same again goes on.`];
  if (broken !== null) return [`${file} cannot be read to its end (${broken}).`];
  return read === 0 && unread > 0 ? [`${file}: no call was found. Next: name another --format.`] : null;
}

interface LogSource {
  readonly digest: string;
  readonly kind: 'access-log' | 'har';
  readonly instance: string;
}

/** Sends what was added up of one log, and keeps what became of it; in a dry run it only keeps it. */
class Reporter {
  readonly #run: Run;
  readonly #source: LogSource;
  readonly #fates = new Map<Fate, number>();
  readonly #refused = new Map<string, number>();
  readonly #hours: HourOfCalls[] = [];
  /** The lines that say why it went no further. */
  wrong: readonly string[] | null = null;

  constructor(run: Run, source: LogSource) {
    this.#run = run;
    this.#source = source;
  }

  async report(hour: HourOfCalls, dropped: number): Promise<boolean> {
    const { command, address, io } = this.#run;
    if (command.dryRun) {
      this.#hours.push(hour);
      return this.#hours.length < MOST_DRY_HOURS;
    }
    const { digest, kind, instance } = this.#source;
    const { service, environment } = command;
    const batchId = `log:${digest}:${hour.place}`;
    const report = { batchId, service, environment, kind, instance, hour, dropped };
    const sent = await sendCalls(address, report, io, setTimeout);
    if (sent.ok) this.#keep(hour, sent.value);
    else this.wrong = sent.error;
    return sent.ok;
  }

  #keep({ calls, observations }: HourOfCalls, { fate, refused }: Sent): void {
    let lost = 0;
    for (const index of refused) {
      const observation = observations[index];
      if (observation === undefined) continue;
      const what = `${observation.method} ${observation.path}`;
      lost += observation.count;
      this.#refused.set(what, (this.#refused.get(what) ?? 0) + observation.count);
    }
    if (calls > lost) this.#fates.set(fate, (this.#fates.get(fate) ?? 0) + calls - lost);
  }

  text(file: string, format: LogFormat): string {
    if (!this.#run.command.dryRun)
      return outcomeText({ file, format, fates: this.#fates, refused: this.#refused, isWhole: this.wrong === null });
    const isPart = this.#hours.length >= MOST_DRY_HOURS;
    return `${escapeTerminal(file)} (${format})\n${dryRunText(this.#hours)}${isPart ? '     and more\n' : ''}`;
  }
}
