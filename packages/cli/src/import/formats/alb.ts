import { NOT_THIS_FORMAT, type RecordReader, readingOf, requestLine } from '../call.ts';
import { isoTime } from '../times.ts';

const KINDS = new Set(['http', 'https', 'h2', 'grpcs', 'ws', 'wss']);
const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)"|(\S+)/g;

/** An AWS application load balancer: fields by place, divided by spaces. What was added after the User-Agent is passed over. */
export const readAlb: RecordReader = (text, options) => {
  const fields = [...text.matchAll(TOKEN)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const [kind = '', time = '', , address = '', , ...rest] = fields;
  const [requested, processed, responded, status, , , , request, userAgent = ''] = rest;
  if (!KINDS.has(kind) || request === undefined) return NOT_THIS_FORMAT;
  const seconds = [requested, processed, responded].map(Number);
  // -1 says that it did not come so far.
  const isWhole = seconds.every((part) => part >= 0);
  return readingOf(
    {
      at: isoTime(time),
      ...requestLine(request),
      status: Number(status),
      durationMs: isWhole ? Math.round(seconds.reduce((sum, part) => sum + part, 0) * 1e6) / 1000 : Number.NaN,
      userAgent,
      address,
    },
    options,
  );
};
