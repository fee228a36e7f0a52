import type { LinePlace } from './read-lines.ts';
import type { LogRecord } from './read-records.ts';
import { CallTally, type HourOfCalls } from './tally-calls.ts';

/** What is wrong with a record, for people. */
export interface Unread {
  readonly number: number;
  readonly why: string;
  readonly text: string;
}

export interface Records {
  readonly read: number;
  readonly unread: number;
  /** The first of those that could not be read. */
  readonly examples: readonly Unread[];
  /** Why the file could not be read to its end (`Z_DATA_ERROR`); null: it could. */
  readonly broken: string | null;
}

export interface Importing {
  /** Bytes of a log, or entries of an archive, whose calls are added up before they are reported. */
  readonly section: number;
  /** Takes what was added up; false: it is of no use to go on. `dropped` is said once for each section. */
  readonly report: (hour: HourOfCalls, dropped: number) => Promise<boolean>;
  /** All before this place was reported; false: it is of no use to go on. */
  readonly reported: (place: LinePlace) => Promise<boolean>;
}

const MOST_EXAMPLES = 5;

/**
 * Adds up the calls of a log section by section and reports them. Sections lie at the same places however often and
 * from wherever a log is read, so that the same calls make the same reports, known by where the first call stands.
 */
export async function importRecords(records: AsyncIterable<LogRecord>, importing: Importing): Promise<Records> {
  const tally = new CallTally();
  const examples: Unread[] = [];
  let [read, unread, dropped, current] = [0, 0, 0, 0];
  let place: LinePlace | null = null;
  const flush = async (): Promise<boolean> => {
    for (const hour of tally.take()) {
      if (!(await importing.report(hour, dropped))) return false;
      dropped = 0;
    }
    dropped = 0;
    return place === null || importing.reported(place);
  };
  let broken: string | null = null;
  try {
    for await (const { start, end, number, reading, text } of records) {
      const section = Math.floor(start / importing.section);
      if (section !== current && !(await flush())) return { read, unread, examples, broken };
      current = section;
      if ('call' in reading) {
        read += 1;
        tally.add(reading.call, start);
      } else {
        unread += 1;
        dropped += 1;
        if (examples.length < MOST_EXAMPLES) examples.push({ number, why: reading.why, text });
      }
      place = { offset: end, lines: number };
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    broken = String(error.code);
  }
  await flush();
  return { read, unread, examples, broken };
}
