import { csvOf } from './csv.ts';
import { serialise } from './json/serialise.ts';
import { columns, cutMiddle, wrap } from './text/layout.ts';
import { type Style, styleFor } from './text/style.ts';
import type { TextOptions } from './text-options.ts';
import { count } from './words.ts';

export interface UsedOperation {
  readonly operation: string;
  readonly consumer: string;
  readonly apiVersion: string | null;
  readonly calls: number;
  readonly errors: number;
  /** ISO 8601. */
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** How much of a time was looked at, as the service tells it (Coverage in its contract). */
export interface UsageCoverage {
  readonly from: string;
  readonly to: string;
  readonly reportingSince: string | null;
  readonly sources: number;
  readonly gaps: readonly { readonly instance: string; readonly from: string; readonly to: string }[];
  readonly dropped: number;
  readonly rejected: number;
  readonly overflow: number;
  readonly unmatched: number;
  readonly anonymous: number;
  readonly sampled: boolean;
  readonly complete: boolean;
}

/** What is known of the use of one service. */
export interface UsageReading {
  readonly service: string;
  readonly environment: string | null;
  readonly rows: readonly UsedOperation[];
  /** Keys of operations that are known and in no row. */
  readonly unseen: readonly string[];
  readonly coverage: UsageCoverage;
}

export function renderUsageJson(reading: UsageReading): string {
  return `${serialise(reading)}\n`;
}

const CSV_NAMES = ['operation', 'consumer', 'apiVersion', 'calls', 'errors', 'firstSeen', 'lastSeen', 'coverage'];

/** Operations without a row have no number: whether they were called is what the coverage says. */
export function renderUsageCsv({ rows, unseen, coverage }: UsageReading): string {
  const told = coverage.complete ? 'complete' : 'incomplete';
  const silent = unseen.map((operation) => ({ operation, calls: coverage.complete ? 0 : null, coverage: told }));
  return csvOf(CSV_NAMES, [...rows.map((row) => ({ ...row, coverage: told })), ...silent]);
}

/** Operations with their consumers, and what the numbers are worth. */
export function renderUsageText(reading: UsageReading, options: TextOptions): string {
  const style = styleFor(options);
  const { service, environment, coverage } = reading;
  const where = environment === null ? '' : ` in ${style.safe(environment)}`;
  const title = `${style.safe(service)}${where}, ${minute(coverage.from)} to ${minute(coverage.to)} UTC`;
  const lines = [...wrap(title, style.width).map(style.paint.strong), ''];
  lines.push(...table(reading, style), ...unseenLines(reading, style), ...coverageLines(coverage, style));
  return `${lines.join('\n')}\n`;
}

const TIME_COLUMNS = '2026-11-20 10:00'.length;
const GAP = '  ';

function table({ rows, coverage }: UsageReading, style: Style): string[] {
  if (rows.length === 0) {
    const said = coverage.complete
      ? 'Nothing was called.'
      : 'No calls were reported, which does not mean that there were none.';
    return [...wrap(said, style.width), ''];
  }
  const cells = rows.map(({ calls, errors, lastSeen }) => [String(calls), String(errors), minute(lastSeen)]);
  const widths = ['calls', '5xx', 'last seen (UTC)'].map((name, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const right = (texts: readonly string[]) => texts.map((text, column) => text.padStart(widths[column] ?? 0)).join(GAP);
  const room = style.width - right(['', '', '']).length - GAP.length;
  const lines = [
    style.paint.faint(left('operation, consumer', room, style) + GAP + right(['calls', '5xx', 'last seen (UTC)'])),
  ];
  let before = '';
  for (const [index, row] of rows.entries()) {
    if (row.operation !== before) lines.push(cutMiddle(style.safe(row.operation), style.width, style.glyphs.ellipsis));
    before = row.operation;
    const version = row.apiVersion === null ? '' : ` (${row.apiVersion})`;
    const name = left(`${GAP}${style.safe(`${row.consumer}${version}`)}`, room, style);
    lines.push(`${name}${GAP}${right(cells[index] ?? [])}`);
  }
  return [...lines, ''];
}

function unseenLines({ unseen, coverage }: UsageReading, style: Style): string[] {
  if (unseen.length === 0) return [];
  const title = coverage.complete ? 'Not called:' : 'No calls reported, whether there were any is not known:';
  const keys = unseen.map((key) => cutMiddle(`${GAP}${style.safe(key)}`, style.width, style.glyphs.ellipsis));
  return [...wrap(title, style.width), ...keys, ''];
}

function coverageLines(coverage: UsageCoverage, style: Style): string[] {
  if (coverage.complete) {
    const said = `Coverage: complete. ${count(coverage.sources, 'source')} saw every call of this time.`;
    return wrap(said, style.width).map(style.paint.passed);
  }
  const reasons = REASONS.flatMap((reason) => reason(coverage)).map((reason) => style.safe(reason));
  const title = 'Coverage: incomplete. What is not listed may have been called:';
  return [
    ...wrap(title, style.width).map(style.paint.warned),
    ...reasons.flatMap((reason) =>
      wrap(reason, style.width - 2 * GAP.length).map((line, index) => `${GAP}${index === 0 ? '- ' : GAP}${line}`),
    ),
  ];
}

/** Why what is not in the rows is not known, in sentences. */
const REASONS: readonly ((coverage: UsageCoverage) => readonly string[])[] = [
  ({ reportingSince }) => (reportingSince === null ? ['nothing has ever reported use of this service'] : []),
  ({ reportingSince, from }) =>
    reportingSince !== null && reportingSince > from ? [`reporting began at ${minute(reportingSince)}`] : [],
  ({ reportingSince, sources }) =>
    reportingSince !== null && sources === 0 ? ['no source reported in this time'] : [],
  ({ gaps }) => {
    const [first] = gaps;
    if (first === undefined) return [];
    const others = gaps.length === 1 ? '' : `, and ${count(gaps.length - 1, 'more gap')}`;
    return [`${first.instance} was silent from ${minute(first.from)} to ${minute(first.to)}${others}`];
  },
  ({ sampled }) => (sampled ? ['a source looked at a share of the calls only'] : []),
  lost('dropped', 'could not be kept by their senders'),
  lost('rejected', 'were refused: the receipts of their batches say why'),
  lost('overflow', 'are counted under "other": there were too many names'),
  lost('unmatched', 'fit no operation of a contract'),
  lost('anonymous', 'came from nobody known'),
  (coverage) =>
    isOtherwiseWhole(coverage) ? ['no tracker reported: logs and traces show presence, never absence'] : [],
];

type Lost = 'dropped' | 'rejected' | 'overflow' | 'unmatched' | 'anonymous';

function lost(name: Lost, how: string): (coverage: UsageCoverage) => readonly string[] {
  return ({ [name]: calls }) => (calls === 0 ? [] : [`${count(calls, 'call')} ${how}`]);
}

function isOtherwiseWhole(coverage: UsageCoverage): boolean {
  return coverage.sources > 0 && REASONS.slice(0, -1).every((reason) => reason(coverage).length === 0);
}

function left(text: string, width: number, { glyphs }: Style): string {
  const cut = cutMiddle(text, width, glyphs.ellipsis);
  return cut + ' '.repeat(Math.max(0, width - columns(cut)));
}

function minute(time: string): string {
  return time.slice(0, TIME_COLUMNS).replace('T', ' ');
}
