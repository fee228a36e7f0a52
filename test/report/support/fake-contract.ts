import type { Contract, Located, Pointer, SourceDocument, SourceSet } from '@contract-check/core';

/** How far a pointer leads into a value. */
function depthReached(value: unknown, pointer: Pointer): number {
  let current = value;
  for (const [depth, key] of pointer.entries()) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return depth;
    current = (current as Record<string, unknown>)[key];
  }
  return pointer.length;
}

/** Good enough for small documents in which the keys on the way are found one after the other. */
function locateIn(text: string, value: unknown, pointer: Pointer): Located {
  const depth = depthReached(value, pointer);
  let start = 0;
  let key: Located['key'] = null;
  for (const segment of pointer.slice(0, depth)) {
    const found = text.indexOf(segment, start);
    if (found === -1) continue;
    key = { start: found, end: found + segment.length };
    start = key.end;
  }
  return { key, value: { start, end: text.length }, exact: depth === pointer.length };
}

interface FakeDocument {
  readonly label: string;
  readonly text: string;
  readonly value?: unknown;
  readonly uri?: string;
}

function fakeDocument({ label, text, value = {}, uri = label }: FakeDocument): SourceDocument {
  return {
    uri,
    label,
    text,
    format: text.startsWith('{') ? 'json' : 'yaml',
    value,
    notices: [],
    hints: { reachesOut: false, hasId: false, hasSelf: false },
    locate: (pointers) => pointers.map((pointer) => locateIn(text, value, pointer)),
  };
}

export interface FakeContract extends FakeDocument {
  readonly title?: string;
  readonly version?: string | null;
  readonly specification?: string;
  readonly others?: readonly FakeDocument[];
}

/** A contract of hand-written documents; references are never resolved by a renderer. */
export function fakeContract(options: FakeContract): Contract {
  const entry = fakeDocument({ uri: 'entry', ...options });
  const documents = [entry, ...(options.others ?? []).map(fakeDocument)];
  const sources: SourceSet = {
    entry,
    documents: new Map(documents.map((document) => [document.uri, document])),
    notices: [],
    resolve: () => undefined,
    resolveDynamic: () => undefined,
  };
  return {
    kind: 'openapi',
    title: options.title ?? 'Orders API',
    version: options.version === undefined ? '1.8.0' : options.version,
    specification: options.specification ?? 'OpenAPI 3.0',
    sources,
    notices: [],
  };
}
