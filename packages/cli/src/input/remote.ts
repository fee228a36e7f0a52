import { ok } from '@contract-check/core';
import type { Io } from '../io.ts';
import { readStream } from './read-file.ts';
import { type OpenResult, type Refusal, refuse } from './refusal.ts';

type Refused = { readonly ok: false; readonly error: Refusal };

/** For the whole content, redirects included. */
const TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;
const ACCEPT = 'application/yaml, application/json, text/yaml;q=0.9, */*;q=0.5';

/** Is it this address, or one that it may redirect to, that we may read? A refusal says why not. */
export type MayRead = (url: URL) => Refused | undefined;

/**
 * Fetches an address. Every hop is asked for at `mayRead` before anything is sent; redirects stay on the host and
 * never go back to http. Answers with the address where the content was found.
 */
export async function fetchRemote(start: URL, mayRead: MayRead, maxBytes: number, io: Io): Promise<OpenResult> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = start;
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const refused = withCredentials(url) ?? mayRead(url);
      if (refused !== undefined) return refused;
      const response = await io.fetch(url, { redirect: 'manual', signal, headers: { accept: ACCEPT } });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) {
        return await contentOf(response, url, maxBytes);
      }
      await response.body?.cancel();
      const next = URL.canParse(location, url.href) ? new URL(location, url.href) : undefined;
      if (next === undefined || !staysOnHost(url, next)) return redirectRefusal(url, location);
      url = next;
    }
    return refuse('remote-redirect', `${start.href} redirects too often.`, 'Download the file and compare that.');
  } catch (error) {
    return fetchRefusal(url, error);
  }
}

/** They would end up in labels and logs. */
function withCredentials(url: URL): Refused | undefined {
  if (url.username === '' && url.password === '') return undefined;
  const message = `The address on ${url.host} holds a user name or password.`;
  return refuse('remote-refused', message, 'Download the file with a program that keeps secrets, and compare that.');
}

/** The same host and port, or the step from http to https on their usual ports. */
function staysOnHost(from: URL, to: URL): boolean {
  if (to.origin === from.origin) return true;
  return (
    from.protocol === 'http:' &&
    to.protocol === 'https:' &&
    from.hostname === to.hostname &&
    `${from.port}${to.port}` === ''
  );
}

function redirectRefusal(url: URL, location: string): Refused {
  const message = `${url.href} redirects to ${location}, which is another place.`;
  return refuse('remote-redirect', message, 'If you trust it, give that address instead.');
}

async function contentOf(response: Response, url: URL, maxBytes: number): Promise<OpenResult> {
  if (!response.ok) {
    await response.body?.cancel();
    const message = `${url.href} answered ${`${response.status} ${response.statusText}`.trim()}.`;
    return refuse('remote-status', message, 'Check the address; if it needs a login, download the file.');
  }
  const body = response.body as AsyncIterable<Uint8Array> | null;
  const read = body === null ? ok(new Uint8Array()) : await readStream(body, maxBytes);
  return read.ok ? ok({ bytes: read.value, uri: url.href, label: url.href }) : read;
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up just now',
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the connection was cut',
  ETIMEDOUT: 'nobody answers there',
};

function fetchRefusal(url: URL, error: unknown): Refused {
  if (error instanceof Error && error.name === 'TimeoutError') {
    const message = `${url.href} did not give its content within ${TIMEOUT_MS / 1000} seconds.`;
    return refuse('remote-timeout', message, 'Try again, or download the file.');
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = Object.hasOwn(CAUSES, code) ? CAUSES[code] : code || String(cause);
  return refuse('remote-failed', `${url.href} could not be read: ${reason}.`, 'Check the address and the network.');
}
