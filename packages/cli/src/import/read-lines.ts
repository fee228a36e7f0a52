/** A line of a log, and where it stands. */
export interface LogLine {
  /** Bytes from the start of the file to its first, and to the first behind it. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
  /** Without its end; null: longer than anybody writes, and passed over. */
  readonly text: string | null;
  /** False: the file ended before the line did. */
  readonly isEnded: boolean;
}

/** Where reading goes on. */
export interface LinePlace {
  readonly offset: number;
  /** Lines before it. */
  readonly lines: number;
}

const MOST_LINE_BYTES = 65_536;
const LINE_FEED = 0x0a;

/** The lines of a stream that starts at `place`. Holds one line of `MOST_LINE_BYTES` at most. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>, place: LinePlace): AsyncGenerator<LogLine> {
  let { offset: start, lines } = place;
  let held: Uint8Array[] = [];
  let length = 0;
  const hold = (piece: Uint8Array): void => {
    length += piece.length;
    if (length <= MOST_LINE_BYTES) held.push(piece);
    else held = [];
  };
  const take = (ended: 0 | 1): LogLine => {
    const text = length > MOST_LINE_BYTES ? null : Buffer.concat(held).toString('utf8').replace(/\r$/, '');
    lines += 1;
    const line = { start, end: start + length + ended, number: lines, text, isEnded: ended === 1 };
    start = line.end;
    held = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      hold(chunk.subarray(from, end));
      yield take(1);
      from = end + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
  }
  if (length > 0) yield take(0);
}
