import { NOT_THIS_FORMAT, type Reading, type ReadOptions, readingOf } from '../call.ts';
import { isoTime } from '../times.ts';

/** HTTP Archive 1.2, as far as it is looked at; any of it can be something else. */
type Loose = { readonly [Name in string]?: unknown };

/** The calls of an HTTP archive, in its order; null: it is none. */
export function readHar(text: string, options: ReadOptions): readonly Reading[] | null {
  let archive: unknown;
  try {
    archive = JSON.parse(text);
  } catch {
    return null;
  }
  const { entries } = looked(looked(archive).log);
  return Array.isArray(entries) ? entries.map((entry: unknown) => readEntry(entry, options)) : null;
}

function readEntry(entry: unknown, options: ReadOptions): Reading {
  const { startedDateTime, time, request: asked, response } = looked(entry);
  const request = looked(asked);
  if (typeof request.url !== 'string' || typeof startedDateTime !== 'string') return NOT_THIS_FORMAT;
  const headers: unknown[] = Array.isArray(request.headers) ? request.headers : [];
  const agent = headers.map(looked).find(({ name }) => typeof name === 'string' && name.toLowerCase() === 'user-agent');
  return readingOf(
    {
      at: isoTime(startedDateTime),
      method: typeof request.method === 'string' ? request.method : '',
      target: request.url,
      status: Number(looked(response).status),
      durationMs: typeof time === 'number' ? time : Number.NaN,
      ...(typeof agent?.value === 'string' ? { userAgent: agent.value } : {}),
    },
    options,
  );
}

function looked(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}
