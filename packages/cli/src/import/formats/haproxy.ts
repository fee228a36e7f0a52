import { NOT_THIS_FORMAT, type RecordReader, readingOf, requestLine } from '../call.ts';
import { logTime } from '../times.ts';

/** Accept date, frontend, backend/server, timers, status. What syslog puts before it is passed over. */
const MIDDLE = /\[(\d\d\/[A-Z][a-z]{2}\/\d{4}:[\d:.]{8,15})\] \S+ \S+\/\S+ ([-+\d/]+) (-?\d{1,3}) /;

/** HAProxy `option httplog` (and `httpslog`). Its times have no zone: they are taken for UTC. */
export const readHaproxy: RecordReader = (text, options) => {
  const middle = MIDDLE.exec(text);
  if (middle === null) return NOT_THIS_FORMAT;
  const [whole, time = '', timers = '', status] = middle;
  const rest = text.slice(middle.index + whole.length);
  // Captured headers stand before the request; quotes in the request are written as codes.
  const [, request = ''] = /"([^"]*)"?/.exec(rest.slice(Math.max(0, rest.lastIndexOf(' "')))) ?? [];
  const address = text.slice(0, middle.index).trimEnd().split(' ').at(-1) ?? '';
  const total = timers.split('/').at(-1) ?? '';
  return readingOf(
    {
      at: logTime(time),
      ...requestLine(request),
      status: Number(status),
      durationMs: total.startsWith('+') || total === '' ? Number.NaN : Number(total),
      address,
    },
    options,
  );
};
