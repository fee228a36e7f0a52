import { ProblemError } from '../http/problem.ts';

const NAMES = new Set(['localhost', '127.0.0.1', '::1']);

/** Whether a host, as it is listened on or as a URL names it, is this machine alone. */
export function isLoopback(host: string): boolean {
  return NAMES.has(host.toLowerCase().replace(/^\[|\]$/g, ''));
}

/**
 * Where no key is needed, any web page that is open on the machine could ask, under its own name (Origin) or under one
 * that it makes lead here (Host). Throws `ProblemError` `foreign-origin`.
 */
export function checkLocal(headers: Readonly<Record<string, string | undefined>>): void {
  const { host, origin } = headers;
  if (host === undefined || !namesLoopback(`http://${host}`)) refuse('Host');
  if (origin !== undefined && !namesLoopback(origin)) refuse('Origin');
  if (headers['sec-fetch-site'] === 'cross-site') refuse('Sec-Fetch-Site');
}

function namesLoopback(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}

function refuse(header: string): never {
  throw new ProblemError('foreign-origin', { detail: `The header ${header} does not name this machine.` });
}
