import { type Contract, parseDocument, type SourceDocument } from '@contract-check/core';

/** What a report needs of a contract, as data that can go from one thread to another. */
export interface FrozenContract {
  readonly kind: string;
  readonly title: string;
  readonly version: string | null;
  readonly specification: string;
  readonly entry: string;
  readonly documents: readonly FrozenDocument[];
}

interface FrozenDocument {
  readonly uri: string;
  readonly label: string;
  readonly text: string;
  readonly format: 'json' | 'yaml';
}

export function freeze({ kind, title, version, specification, sources }: Contract): FrozenContract {
  const documents = [...new Set([sources.entry, ...sources.documents.values()])];
  return {
    kind,
    title,
    version,
    specification,
    entry: sources.entry.uri,
    documents: documents.map(({ uri, label, text, format }) => ({ uri, label, text, format })),
  };
}

/** The contract for reports: its texts, and their places; no reference leads anywhere any more. */
export function thaw({ entry, documents, ...named }: FrozenContract): Contract {
  const thawed = new Map(documents.map((document) => [document.uri, thawDocument(document)]));
  const first = thawed.get(entry);
  if (first === undefined) throw new Error('a contract without its entry');
  const nowhere = () => undefined;
  const sources = { entry: first, documents: thawed, notices: [], resolve: nowhere, resolveDynamic: nowhere };
  return { ...named, sources, notices: [] };
}

/** Read again only if somebody asks for a place: few findings need one that is not known yet. */
function thawDocument(document: FrozenDocument): SourceDocument {
  let parsed: SourceDocument | undefined;
  const read = (): SourceDocument => {
    if (parsed !== undefined) return parsed;
    const again = parseDocument(document);
    if (!again.ok) throw new Error('a text that was read before cannot be read again');
    parsed = again.value;
    return parsed;
  };
  return {
    ...document,
    notices: [],
    get value() {
      return read().value;
    },
    get hints() {
      return read().hints;
    },
    locate: (pointers) => (document.text === '' ? [] : read().locate(pointers)),
  };
}
