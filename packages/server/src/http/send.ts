import type { Response } from 'express';
import type { Answer } from './handler.ts';
import { PROBLEMS, type ProblemError, problemBody } from './problem.ts';

/** What a caller waits before it sends the same again, in seconds, where nobody knows better. */
const RETRY_AFTER = '5';

/** Headers that belong to a problem, whoever found it. */
const HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'Bearer realm="contract-check"' },
  429: { 'Retry-After': RETRY_AFTER },
  503: { 'Retry-After': RETRY_AFTER },
};

/** A problem as it is answered. */
export function problemAnswer({ problem, parts }: ProblemError): Answer {
  const { status } = PROBLEMS[problem];
  return {
    status,
    headers: { ...HEADERS[status], ...parts.headers },
    mediaType: 'application/problem+json',
    body: problemBody(problem, parts),
  };
}

/** Writes an answer. Nothing is kept by caches unless the handler says so. */
export function send(response: Response, { status, headers = {}, cookies = [], mediaType, body }: Answer): void {
  const bytes = bytesOf(body);
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader('Set-Cookie', [...cookies]);
  if (bytes !== null) {
    response.setHeader('Content-Type', typed(mediaType ?? 'application/json'));
    response.setHeader('Content-Length', bytes.length);
  }
  // What is left of a body that was refused is not read: the connection ends with the answer.
  if (!response.req.complete) response.setHeader('Connection', 'close');
  response.end(bytes ?? undefined);
}

function bytesOf(body: unknown): Uint8Array | null {
  if (body === undefined) return null;
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function typed(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}
