import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '@contract-check/core';
import { readStream } from '../input/read-file.ts';
import type { Io } from '../io.ts';

/** Why the service did not do what it was asked, and what to do. May hold text of the service: escape before showing. */
export interface ServiceFault {
  readonly message: string;
  readonly fix: string;
}

export interface ServiceCall {
  readonly method: 'GET' | 'POST';
  /** From the root of the service, with its query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: object;
}

/** Whatever the service answered, problems too. */
export interface ServiceAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ServiceClient {
  /** Address of the service, for people. */
  readonly name: string;
  ask(call: ServiceCall): Promise<Result<ServiceAnswer, ServiceFault>>;
}

const PRESET = 'http://127.0.0.1:4010';
const PRESET_DATA = '.contract-check';
const KEY_FILE = 'admin.key';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Contracts take their time to be compared. */
const TIMEOUT_MS = 300_000;
const MOST_BYTES = 200_000_000;

/**
 * The service at an address, with a key: CONTRACT_CHECK_KEY, or, on the same machine, the one in its data folder.
 *
 * @param server as typed; undefined: CONTRACT_CHECK_SERVER, or where a service starts without settings
 */
export async function connectService(server: string | undefined, io: Io): Promise<Result<ServiceClient, ServiceFault>> {
  const typed = server ?? (io.env.CONTRACT_CHECK_SERVER || PRESET);
  const address = URL.canParse(typed) ? new URL(typed) : null;
  if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '' || address.password !== '') {
    return fail({
      message: 'The address of the service is no http(s) address, or holds a user name.',
      fix: `Give it with --server or CONTRACT_CHECK_SERVER, as in ${PRESET}; the key belongs in CONTRACT_CHECK_KEY.`,
    });
  }
  const key = await keyFor(address, io);
  if (key !== null && !/^[!-~]+$/.test(key)) {
    return fail({ message: 'The key holds characters that no key has.', fix: 'Check CONTRACT_CHECK_KEY.' });
  }
  const root = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
  return ok({ name: root, ask: (call) => ask(root, key, call, io) });
}

/** The local key is for this machine alone and never sent to another. */
async function keyFor({ hostname }: URL, io: Io): Promise<string | null> {
  const given = io.env.CONTRACT_CHECK_KEY;
  if (given) return given.trim();
  if (!LOOPBACK.has(hostname)) return null;
  try {
    return (await readFile(resolve(io.cwd, io.env.CONTRACT_CHECK_DATA || PRESET_DATA, KEY_FILE), 'utf8')).trim();
  } catch {
    return null;
  }
}

async function ask(
  root: string,
  key: string | null,
  { method, path, body }: ServiceCall,
  io: Io,
): Promise<Result<ServiceAnswer, ServiceFault>> {
  const headers = {
    accept: 'application/json, application/problem+json',
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const init: RequestInit = { method, headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) };
  try {
    const sent = body === undefined ? init : { ...init, body: JSON.stringify(body) };
    const response = await io.fetch(new URL(`${root}${path}`), sent);
    const answer = await jsonOf(response);
    return answer === null ? fail(noService(root)) : ok({ status: response.status, body: answer });
  } catch (error) {
    return fail(unreached(root, error));
  }
}

/** An object, empty where nothing was sent; null for anything else. */
async function jsonOf({ body }: Response): Promise<Readonly<Record<string, unknown>> | null> {
  const read = body === null ? null : await readStream(body as unknown as AsyncIterable<Uint8Array>, MOST_BYTES);
  if (read === null) return {};
  if (!read.ok) return null;
  if (read.value.length === 0) return {};
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(read.value));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function noService(root: string): ServiceFault {
  return { message: `What answers at ${root} is no contract-check service.`, fix: 'Check --server.' };
}

function unreached(root: string, error: unknown): ServiceFault {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const isSlow = cause instanceof Error && cause.name === 'TimeoutError';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const reason = isSlow ? `no answer within ${TIMEOUT_MS / 1000} seconds` : code;
  const fix = 'Start one with "contract-check serve", or name another with --server or CONTRACT_CHECK_SERVER.';
  return { message: `The service at ${root} was not reached: ${reason}.`, fix };
}

/** What to do about a problem that the service answered with, by its status. */
const FIXES: Readonly<Record<number, string>> = {
  400: 'Mend what is named, and send it again.',
  401: 'Set CONTRACT_CHECK_KEY to a key of the service.',
  403: 'Ask whoever runs the service for a key that may do this.',
  404: 'Check the spelling.',
  413: 'Ask whoever runs the service to raise CONTRACT_CHECK_MAX_BODY_BYTES.',
  429: 'Try again in a while.',
  503: 'Try again in a while.',
};

/** A problem document (RFC 9457) as a fault, with the places that it names. */
export function problemFault({ status, body }: ServiceAnswer): ServiceFault {
  const title = textOf(body.title) ?? `The service answered ${status}`;
  const detail = textOf(body.detail);
  const errors = Array.isArray(body.errors) ? body.errors.map(placeOf) : [];
  const message = `${title}${detail === undefined ? '' : `: ${detail}`}`.replace(/\.?$/, '.');
  return { message: [message, ...errors].join('\n  '), fix: FIXES[status] ?? 'See what the log of the service says.' };
}

function placeOf(error: unknown): string {
  const { pointer, parameter, detail } = (error ?? {}) as Readonly<Record<string, unknown>>;
  return `${textOf(parameter) ?? textOf(pointer) ?? ''} ${textOf(detail) ?? ''}`.trim();
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
