import { NOT_THIS_FORMAT, type RecordReader, readingOf, requestLine } from '../call.ts';
import { isoTime, logTime } from '../times.ts';

/** What a log in JSON can say of a call. */
export const FIELD_NAMES = [
  'time',
  'method',
  'path',
  'request',
  'status',
  'ms',
  'seconds',
  'consumer',
  'version',
  'userAgent',
  'certificate',
  'address',
] as const;
type FieldName = (typeof FIELD_NAMES)[number];

/** Under which names it stands; the first that is there counts. `req.method` is a member of `req`. */
export type FieldMap = Readonly<Partial<Record<FieldName, readonly string[]>>>;

/** What loggers write by themselves. Nobody is taken for a consumer because of a field that was not named. */
export const JSON_FIELDS: FieldMap = {
  time: ['time', 'timestamp', '@timestamp', 'ts', 'time_iso8601', 'time_local', 'start_time'],
  method: ['method', 'request_method', 'http_method', 'req.method', 'request.method', 'http.request.method'],
  path: ['path', 'uri', 'url', 'request_uri', 'req.url', 'request.uri', 'request.path', 'url.path', 'http.target'],
  request: ['request'],
  status: ['status', 'status_code', 'statusCode', 'res.statusCode', 'response.status', 'http.response.status_code'],
  ms: ['duration_ms', 'latency_ms', 'responseTime', 'response_time_ms'],
  seconds: ['request_time'],
  userAgent: ['user_agent', 'userAgent', 'http_user_agent', 'req.headers.user-agent', 'user_agent.original'],
  address: ['remote_addr', 'remote_ip', 'client_ip', 'req.remoteAddress', 'client.address'],
};

/** As meshes name what Envoy writes. */
export const ENVOY_FIELDS: FieldMap = {
  time: ['start_time', 'timestamp'],
  method: ['method', 'request_method'],
  path: ['x-envoy-original-path', 'x_envoy_original_path', 'original_path', 'path'],
  status: ['response_code', 'status'],
  ms: ['duration'],
  userAgent: ['user_agent', 'user-agent'],
  certificate: ['x_forwarded_client_cert', 'x-forwarded-client-cert', 'xfcc'],
  address: ['x_forwarded_for', 'x-forwarded-for', 'downstream_remote_address'],
};

/** A reader of objects in JSON, one in each line. */
export function jsonReader(fields: FieldMap): RecordReader {
  return (text, options) => {
    const value = parsed(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return NOT_THIS_FORMAT;
    const field = (name: FieldName) => firstOf(value, fields[name] ?? []);
    const request = requestLine(textOf(field('request')));
    const seconds = numberOf(field('seconds'));
    return readingOf(
      {
        at: timeOf(field('time')),
        method: textOf(field('method')) || request.method,
        target: textOf(field('path')) || request.target,
        status: numberOf(field('status')),
        durationMs: Number.isNaN(seconds) ? numberOf(field('ms')) : seconds * 1000,
        consumer: textOf(field('consumer')),
        version: textOf(field('version')),
        certificate: textOf(field('certificate')),
        userAgent: textOf(field('userAgent')),
        address: textOf(field('address')),
      },
      options,
    );
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstOf(record: object, names: readonly string[]): unknown {
  for (const name of names) {
    const value = memberOf(record, name) ?? name.split('.').reduce<unknown>(memberOf, record);
    if (value !== undefined && value !== null && value !== '' && value !== '-') return value;
  }
  return undefined;
}

/** Of what stands in the record, never of what all objects have. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function numberOf(value: unknown): number {
  const text = textOf(value);
  return text === '' ? Number.NaN : Number(text);
}

/** Numbers are seconds of Unix time, or milliseconds where seconds would be thousands of years from now. */
function timeOf(value: unknown): number {
  const number = numberOf(value);
  if (!Number.isNaN(number)) return Math.floor(number < 1e11 ? number * 1000 : number);
  const iso = isoTime(textOf(value));
  return Number.isNaN(iso) ? logTime(textOf(value)) : iso;
}
