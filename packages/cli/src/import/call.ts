import { type Consumer, type Marks, recognise } from './consumer.ts';

/** One call, without what is nobody's business: no query, no address, no headers. */
export interface Call {
  /** Milliseconds of Unix time. */
  readonly at: number;
  /** Upper case. */
  readonly method: string;
  /** As it was called, from the first slash to the query. */
  readonly path: string;
  readonly status: number;
  /** Null: the log does not say. */
  readonly durationMs: number | null;
  /** Null: nobody says who. */
  readonly consumer: Consumer | null;
}

/** What one record of a log says; or why it says nothing of a call. */
export type Reading = { readonly call: Call } | { readonly why: string };

/** What the formats find in a record, as it stands there. */
export interface Found extends Marks {
  /** Milliseconds of Unix time; NaN: cannot be read. */
  readonly at: number;
  readonly method: string;
  /** The target of the request: a path or an address, with its query. */
  readonly target: string;
  readonly status: number;
  /** NaN: not known. */
  readonly durationMs: number;
}

export interface ReadOptions {
  /** Callers without a name are told apart by address. */
  readonly byAddress: boolean;
}

/** Reads one record of a log. Never throws, whatever stands there. */
export type RecordReader = (text: string, options: ReadOptions) => Reading;

export const NOT_THIS_FORMAT: Reading = { why: 'is not in this format' };

/** As the service takes them. */
const METHOD = /^[A-Za-z]{1,20}$/;
const MOST_PATH = 4000;
const MOST_MS = 86_400_000;
const YEAR_10000 = Date.UTC(10_000, 0);
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** The first that is broken is told. */
const FAULTS: readonly (readonly [why: string, isBroken: (found: Found, path: string) => boolean])[] = [
  ['has no time that can be read', ({ at }) => !(at >= 0 && at < YEAR_10000)],
  ['has no method', ({ method }) => !METHOD.test(method)],
  ['has no path', (_, path) => !path.startsWith('/')],
  ['has a path with control characters', (_, path) => CONTROL.test(path)],
  ['has a path that is too long', (_, path) => path.length > MOST_PATH],
  ['has no status: it was not answered', ({ status }) => !(Number.isInteger(status) && status >= 100 && status <= 599)],
];

/** The call that a record tells of, held to what the service takes. */
export function readingOf(found: Found, { byAddress }: ReadOptions): Reading {
  const path = pathOf(found.target);
  const fault = FAULTS.find(([, isBroken]) => isBroken(found, path));
  if (fault !== undefined) return { why: fault[0] };
  const { at, method, status, durationMs } = found;
  const isDuration = durationMs >= 0 && durationMs <= MOST_MS;
  return {
    call: {
      at,
      method: method.toUpperCase(),
      path,
      status,
      durationMs: isDuration ? durationMs : null,
      consumer: recognise(found, byAddress),
    },
  };
}

/** `GET /orders?page=2 HTTP/1.1` */
export function requestLine(text: string): { readonly method: string; readonly target: string } {
  const [method = '', target = ''] = text.split(' ', 2);
  return { method, target };
}

function pathOf(target: string): string {
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const end = path.search(/[?#]/);
  const plain = end < 0 ? path : path.slice(0, end);
  return plain === '' && path !== target ? '/' : plain;
}
