const ADDRESS = /^(https?:\/\/)(?:\[[\da-f:.]+\]|[\w.~%-]+)(?::\d*)?(?=[/?#]|$)/i;

/**
 * The path of a document below the top of its repository, as code hosts take it: `./` dropped, of `main:api/a.yaml` what
 * follows the revision. Null for what is in no repository: addresses, standard input, other folders.
 */
export function repositoryPath(label: string): string | null {
  const path = label.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  if (path === '' || /^(?:<|\/|[a-z]:\/|[a-z][a-z\d+.-]*:\/\/)/i.test(path) || path.split('/').includes('..'))
    return null;
  const inRevision = /^[^:]*:(?:\.\/)?([^:]+)$/s.exec(path);
  return inRevision?.[1] ?? path;
}

/** A document's label as a URI reference (RFC 3986): addresses stay, paths are percent-encoded segment by segment. */
export function fileUri(label: string): string {
  // What is not text has no encoding.
  const text = label.replace(/\p{Cs}/gu, '\ufffd');
  const host = ADDRESS.exec(text)?.[0];
  if (host !== undefined)
    return host + encodeKeeping(text.slice(host.length), /[^\w.~!$&'()*+,;=:@/?#%-]|%(?![\da-f]{2})/giu);
  const path = text.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[a-z]:\//i.test(path)) return `file:///${path.slice(0, 2)}${encoded.slice('C%3A'.length)}`;
  return path.startsWith('/') ? `file://${encoded.replace(/^\/+/, '/')}` : encoded;
}

function encodeKeeping(text: string, others: RegExp): string {
  const [before = '', ...fragment] = text.split('#');
  const kept = fragment.length === 0 ? before : `${before}#${fragment.join('%23')}`;
  return kept.replace(others, encodeURIComponent);
}
