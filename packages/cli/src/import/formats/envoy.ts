import { NOT_THIS_FORMAT, type RecordReader, readingOf, requestLine } from '../call.ts';
import { isoTime } from '../times.ts';

const START = /^\[([^\]]+)\] "([^"]*)" (\d{1,3})(?= )/;
/** Bytes received and sent, duration, time of the upstream; what meshes write between the status and these is passed over. */
const END = / (?:\d+|-) (?:\d+|-) (\d+|-) (?:\d+|-) "([^"]*)" "([^"]*)" "/;

/** The default text format of Envoy, also as Istio makes it longer. */
export const readEnvoy: RecordReader = (text, options) => {
  const [start = '', time = '', request = '', status] = START.exec(text) ?? [];
  const end = start === '' ? null : END.exec(text.slice(start.length));
  if (end === null) return NOT_THIS_FORMAT;
  const [, duration, address = '', userAgent = ''] = end;
  return readingOf(
    {
      at: isoTime(time),
      ...requestLine(request),
      status: Number(status),
      durationMs: Number(duration),
      userAgent,
      address,
    },
    options,
  );
};
