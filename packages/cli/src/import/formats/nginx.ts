import { NOT_THIS_FORMAT, type RecordReader, readingOf, requestLine } from '../call.ts';
import { logTime } from '../times.ts';

const QUOTED = String.raw`"([^"\\]*(?:\\.[^"\\]*)*)"`;
const LINE = new RegExp(
  String.raw`^(\S+) \S+ [^[]*\[([^\]]+)\] ${QUOTED} (\d{3}) (?:\d+|-)(?: ${QUOTED} ${QUOTED})?(.*)$`,
);
/** In seconds, where the format was made longer by `$request_time`. */
const REQUEST_TIME = /^ "?(?:[a-z_]{1,20}=)?(\d{1,6}\.\d{3})(?:"| |$)/;

/** nginx `combined` (and `common`, and the same of Apache), with `$request_time` after it or not. */
export const readNginx: RecordReader = (text, options) => {
  const parts = LINE.exec(text);
  if (parts === null) return NOT_THIS_FORMAT;
  const [, address = '', time = '', request = '', status, , userAgent = '', rest = ''] = parts;
  const seconds = REQUEST_TIME.exec(rest)?.[1];
  return readingOf(
    {
      at: logTime(time),
      ...requestLine(request),
      status: Number(status),
      durationMs: seconds === undefined ? Number.NaN : Number(seconds) * 1000,
      userAgent,
      address,
    },
    options,
  );
};
