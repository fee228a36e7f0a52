/** A URI reference cut at its `#`. */
export interface ReferenceParts {
  /** Everything before `#`; empty for a reference inside the same document. */
  readonly path: string;
  /** Everything after `#`, still percent-encoded; empty when there is none. */
  readonly fragment: string;
}

export function splitReference(reference: string): ReferenceParts {
  const hash = reference.indexOf('#');
  if (hash === -1) return { path: reference, fragment: '' };
  return { path: reference.slice(0, hash), fragment: reference.slice(hash + 1) };
}

interface UriParts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
}

/** RFC 3986, appendix B, without the fragment. The expression has no nested repetition: linear time. */
const URI = /^(?:([A-Za-z][A-Za-z\d+.-]*):)?(?:\/\/([^/?]*))?([^?]*)(?:\?(.*))?$/s;

function parseUri(uri: string): UriParts {
  const [, scheme, authority, path = '', query] = URI.exec(uri) ?? [];
  return { scheme: scheme?.toLowerCase(), authority, path, query };
}

export function isAbsoluteUri(uri: string): boolean {
  return parseUri(uri).scheme !== undefined;
}

/**
 * Resolves a reference against a base (RFC 3986 §5.2), both without fragment. The base may be a relative path such
 * as `schemas/pet.yaml`: then leading `..` are kept (`../common.yaml`), so that who reads the file can refuse it.
 * Paths without a scheme are percent-decoded: they name files.
 */
export function resolveUri(base: string, reference: string): string {
  const from = parseUri(base);
  const to = parseUri(reference);
  if (to.scheme !== undefined) return format({ ...to, path: removeDots(to.path, true) });
  const scheme = from.scheme;
  if (to.authority !== undefined) return format({ ...to, scheme, path: removeDots(to.path, true) });
  const { authority } = from;
  const isUrl = scheme !== undefined || authority !== undefined;
  const refPath = isUrl ? to.path : decodePercent(to.path);
  if (refPath === '') return format({ ...from, query: to.query ?? from.query });
  if (refPath.startsWith('/')) return format({ scheme, authority, path: removeDots(refPath, true), query: to.query });
  const folder = from.path.slice(0, from.path.lastIndexOf('/') + 1) || (authority === undefined ? '' : '/');
  return format({ scheme, authority, path: removeDots(folder + refPath, isUrl), query: to.query });
}

function format({ scheme, authority, path, query }: UriParts): string {
  const start = (scheme === undefined ? '' : `${scheme}:`) + (authority === undefined ? '' : `//${authority}`);
  return start + path + (query === undefined ? '' : `?${query}`);
}

/** RFC 3986 §5.2.4. `isRooted`: `..` at the top is dropped, as in URLs; otherwise it is kept. */
function removeDots(path: string, isRooted: boolean): string {
  const isAbsolute = path.startsWith('/');
  const kept: string[] = [];
  const segments = (isAbsolute ? path.slice(1) : path).split('/');
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
      else if (!isRooted && !isAbsolute) kept.push('..');
    }
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (isLast) kept.push('');
  });
  return (isAbsolute ? '/' : '') + kept.join('/');
}

/** Percent-decodes; a text with broken escapes stays as it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
