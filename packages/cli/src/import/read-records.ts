import type { Reading, ReadOptions } from './call.ts';
import { type LogFormat, lineReader } from './formats/formats.ts';
import { readHar } from './formats/har.ts';
import type { FieldMap } from './formats/json.ts';
import type { LogFile } from './log-file.ts';
import { type LinePlace, readLines } from './read-lines.ts';

/** A line of a log, or an entry of an archive. */
export interface LogRecord {
  /** In bytes, or in entries. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
  readonly reading: Reading;
  /** As it stands there; empty where that helps nobody. */
  readonly text: string;
}

export interface RecordsAsked extends ReadOptions {
  readonly format: LogFormat;
  readonly fields: FieldMap;
  /** Where to go on. */
  readonly place: LinePlace;
  /** The log may grow: its last line is left for later if it is not ended. */
  readonly grows: boolean;
}

const TOO_LONG: Reading = { why: 'is longer than 64 KiB' };
/** An archive is one text in JSON. */
const MOST_ARCHIVE_BYTES = 200_000_000;

/** The records of a log, from a place on. Empty lines are none. Throws where the file cannot be read. */
export async function* readRecords(log: LogFile, asked: RecordsAsked): AsyncGenerator<LogRecord> {
  const { format, place } = asked;
  if (format === 'har') {
    const readings = readHar(await wholeText(log), asked) ?? [{ why: 'is no HTTP archive' }];
    for (const [start, reading] of readings.entries()) {
      if (start >= place.offset) yield { start, end: start + 1, number: start + 1, reading, text: '' };
    }
    return;
  }
  const reader = lineReader(format, asked.fields);
  for await (const { text, isEnded, ...where } of readLines(log.read(place.offset), place)) {
    if (!isEnded && asked.grows) return;
    if (text === '') continue;
    yield { ...where, reading: text === null ? TOO_LONG : reader(text, asked), text: text ?? '' };
  }
}

async function wholeText(log: LogFile): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of log.read(0)) {
    pieces.push(piece);
    length += piece.length;
    if (length > MOST_ARCHIVE_BYTES) return '';
  }
  return Buffer.concat(pieces).toString('utf8');
}
