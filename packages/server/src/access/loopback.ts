import { ProblemError } from '../http/problem.ts';

const NAMES = new Set(['localhost', '127.0.0.1', '::1']);

/** Whether a host, as it is listened on or as a URL names it, is this machine alone. */
export function isLoopback(host: string): boolean {
  return NAMES.has(host.toLowerCase().replace(/^\[|\]$/g, ''));
}

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * Where no key is needed, any web page that is open on the machine could ask, under its own name (Origin) or under one
 * that it makes lead here (Host). Only a page that is opened in a window of its own may be asked for by another site, as by
 * the provider at the end of a login: what is in it stays unknown there. Throws `ProblemError` `foreign-origin`.
 *
 * @param method in lower case
 */
export function checkLocal(headers: Headers, method: string): void {
  const { host, origin } = headers;
  if (host === undefined || !namesLoopback(`http://${host}`)) refuse('Host', 'this machine');
  if (origin !== undefined && !namesLoopback(origin)) refuse('Origin', 'this machine');
  if (headers['sec-fetch-site'] !== 'cross-site') return;
  const isPage = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (method !== 'get' || !isPage) refuse('Sec-Fetch-Site', 'this machine');
}

/**
 * Browsers send a cookie whoever made them ask. What changes something has to show that a page of the service did; one of
 * another port or a sister host (`same-site`) is a stranger, too. Throws `ProblemError` `foreign-origin`.
 *
 * @param own the origin of the service, as browsers know it
 */
export function checkOwnPage({ origin, 'sec-fetch-site': site }: Headers, own: string): void {
  if (origin === undefined ? site === undefined : origin !== own) refuse('Origin', 'a page of the service');
  if (site !== undefined && site !== 'same-origin') refuse('Sec-Fetch-Site', 'a page of the service');
}

function namesLoopback(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}

function refuse(header: string, what: string): never {
  throw new ProblemError('foreign-origin', { detail: `The header ${header} does not name ${what}.` });
}
