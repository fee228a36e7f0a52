import { escapeTerminal } from '@contract-check/report';
import type { Unread } from './import-records.ts';
import type { Fate } from './send-calls.ts';
import type { HourOfCalls } from './tally-calls.ts';

/** What became of the calls of one log. */
export interface Outcome {
  readonly file: string;
  readonly format: string;
  readonly fates: ReadonlyMap<Fate, number>;
  /** Calls of operations that the service does not take, by what was called. */
  readonly refused: ReadonlyMap<string, number>;
  /** False: it went no further. */
  readonly isWhole: boolean;
}

const FATES: Readonly<Record<Fate, string>> = {
  counted: 'counted',
  before: 'counted before',
  reused: 'not counted: this part of the log was reported before, with other content',
  'too-old': 'not counted: they are more than seven days old',
  ahead: 'not counted: they are more than a day ahead of the clock of the service',
};
const MOST_REFUSED = 5;

export function outcomeText({ file, format, fates, refused, isWhole }: Outcome): string {
  const lines = [...fates].map(([fate, calls]) => `  ${callsText(calls)} ${FATES[fate]}\n`);
  const names = byCount(refused);
  const total = names.reduce((sum, [, calls]) => sum + calls, 0);
  const shown = names.slice(0, MOST_REFUSED).map(([what, calls]) => `    ${plain(what)}: ${calls}\n`);
  const rest = names.length > MOST_REFUSED ? [`    and ${names.length - MOST_REFUSED} more\n`] : [];
  const unknown =
    total === 0 ? [] : [`  ${callsText(total)} refused: the service knows no such operation\n`, ...shown, ...rest];
  const none = isWhole && lines.length + unknown.length === 0 ? ['  nothing new\n'] : [];
  return `${plain(file)} (${format})\n${[...lines, ...unknown, ...none].join('')}`;
}

/** The first records that could not be read, and how many there are. */
export function unreadText(file: string, what: 'line' | 'entry', count: number, examples: readonly Unread[]): string {
  if (count === 0) return '';
  const lines = examples.map(
    ({ number, why, text }) => `  ${what} ${number} ${why}${text === '' ? '' : `: ${excerpt(text)}`}\n`,
  );
  const rest = count > examples.length ? [`  and ${count - examples.length} more\n`] : [];
  const many = what === 'line' ? 'lines' : 'entries';
  return `${plain(file)}: ${count} ${count === 1 ? what : many} could not be read\n${[...lines, ...rest].join('')}`;
}

/** What a run would report, for people. */
export function dryRunText(hours: readonly HourOfCalls[]): string {
  const rows = new Map<string, number>();
  for (const { from, observations } of hours) {
    const hour = `${new Date(from).toISOString().slice(0, 13).replace('T', ' ')}:00`;
    for (const { method, path, status, consumer, count } of observations) {
      const who = consumer === undefined ? 'anonymous' : [consumer.name, consumer.version ?? ''].join(' ').trim();
      const row = `${hour}  ${status}  ${plain(`${method} ${path}`)}  ${plain(who)}`;
      rows.set(row, (rows.get(row) ?? 0) + count);
    }
  }
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([row, calls]) => `${String(calls).padStart(8)}  ${row}\n`);
  return `   calls  hour (UTC)        status, operation, consumer\n${lines.join('')}`;
}

function byCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([, a], [, b]) => b - a);
}

function callsText(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`;
}

const EXCERPT = 60;

/** Not the query: secrets stand there. */
function excerpt(text: string): string {
  const [plainPart = ''] = text.split('?', 1);
  return plainPart.length > EXCERPT ? `${plain(plainPart.slice(0, EXCERPT))} …` : plain(plainPart);
}

function plain(text: string): string {
  return escapeTerminal(text);
}
