import type { EntryText, ReadResource } from '@contract-check/core';
import type { Io } from '../io.ts';
import { askService, type ServiceAnswer } from './ask-service.ts';
import type { ServiceAddress } from './service-address.ts';

/** A contract as a service keeps it; its files are called by the version, `orders@2.3.0:openapi.yaml`. */
export interface PublishedContract {
  /** `orders@2.3.0` */
  readonly name: string;
  readonly entry: EntryText;
  /** All that it reaches was published with it. */
  readonly reference: ReadResource;
  /** By label. */
  readonly texts: ReadonlyMap<string, string>;
}

interface Document {
  readonly path: string;
  readonly text: string;
}

/** The contract of a version; or what the service answered instead. */
export async function publishedContract(
  address: ServiceAddress,
  service: string,
  version: string,
  io: Pick<Io, 'fetch'>,
): Promise<PublishedContract | Extract<ServiceAnswer, { ok: false }>> {
  const path = `/api/v1/services/${encodeURIComponent(service)}/contracts/${encodeURIComponent(version)}`;
  const answer = await askService(address, { method: 'GET', path }, io);
  if (!answer.ok) return answer;
  const { documents } = (answer.body ?? {}) as { readonly documents?: readonly Document[] };
  const [entry, ...others] = documents ?? [];
  if (entry === undefined) {
    const lines = [`What answers at ${address.url} is no contract-check service.`];
    return { ok: false, status: answer.status, problem: null, lines };
  }
  return contractOf(`${service}@${version}`, entry, others);
}

function contractOf(name: string, entry: Document, others: readonly Document[]): PublishedContract {
  const labelOf = (path: string): string => `${name}:${path}`;
  const byPath = new Map(others.map(({ path, text }) => [path, text]));
  return {
    name,
    entry: { uri: entry.path, label: labelOf(entry.path), text: entry.text },
    reference: async (uri) => {
      const text = byPath.get(uri);
      if (text !== undefined) return { ok: true, text, label: labelOf(uri) };
      const message = `${uri} was not published with ${name}.`;
      return { ok: false, code: 'ref-not-found', message, fix: 'Publish a version that has every file.' };
    },
    texts: new Map([entry, ...others].map(({ path, text }) => [labelOf(path), text])),
  };
}
