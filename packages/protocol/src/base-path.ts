import { normalisePath } from './operation-key.ts';

/**
 * The base path that an operation key starts with: the path of the first server's URL (OpenAPI 3), or `basePath`
 * (Swagger 2.0). Starts with `/` and does not end with one; empty when the operations are served at the root.
 *
 * - Scheme, host, port, user, query and fragment are dropped (RFC 3986, 3).
 * - A relative server is taken from the root (`v1`, `./v1`, `/v1` → `/v1`), since where the contract was read from
 *   says nothing about where the API is served. But a first segment that reads as a host (`example.com`,
 *   `localhost:8080/v1`) is one: that is what people mean who leave out the scheme.
 * - `variables` gives the value (in a contract: the default) of each server variable. One without a value becomes
 *   `{}`; a first segment that is one such variable alone stands for the host.
 */
export function basePathOf(url: string | undefined, variables: Readonly<Record<string, string>> = {}): string {
  const text = substitute(url ?? '', variables).trim();
  const cut = text.search(/[?#]/);
  const path = withoutDotSegments(withoutAuthority(cut < 0 ? text : text.slice(0, cut)));
  const normal = normalisePath(path);
  return normal === '/' ? '' : normal;
}

/** Before anything is cut off: a value may hold `://` or slashes itself. Names without a value lose their name. */
function substitute(url: string, variables: Readonly<Record<string, string>>): string {
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) =>
    Object.hasOwn(variables, name) ? String(variables[name]) : '{}',
  );
}

const AUTHORITY = /^([A-Za-z{][A-Za-z0-9+.{}-]*:)?\/\//;

function withoutAuthority(url: string): string {
  if (AUTHORITY.test(url)) return fromFirstSlash(url.replace(AUTHORITY, ''));
  return readsAsHost(url.split('/', 1)[0] ?? '') ? fromFirstSlash(url) : url;
}

function fromFirstSlash(text: string): string {
  const slash = text.indexOf('/');
  return slash < 0 ? '' : text.slice(slash);
}

/** `example.com`, `127.0.0.1`, `localhost`, `orders:8080`, `[::1]`, `{}`; but not `v1`, `v1.0` or `..`. */
function readsAsHost(segment: string): boolean {
  return (
    segment === '{}' ||
    /^localhost$/i.test(segment) ||
    /^[^:]+:(\d+|\{\})$/.test(segment) ||
    /^\[[0-9A-Fa-f:.]+\](:\d+)?$/.test(segment) ||
    /^\d{1,3}(\.\d{1,3}){3}$/.test(segment) ||
    /^[^.].*\.[A-Za-z]{2,}$/.test(segment)
  );
}

/** RFC 3986, 5.2.4, from the root. */
function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return kept.join('/');
}
