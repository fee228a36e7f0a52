import {
  isJsonObject,
  type Json,
  type JsonObject,
  partsOf,
  partsOfKind,
  refOf,
  resolve,
} from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';

/** Names on the wire that are compared without case, or that can be spelled in two ways. */

function renameMembers(value: Json | undefined, change: (key: string) => string): void {
  if (!isJsonObject(value)) return;
  const entries = Object.entries(value);
  const renamed = entries.map(([key, item]) => [key.startsWith('x-') ? key : change(key), item] as const);
  if (new Set(renamed.map(([key]) => key)).size !== entries.length) return;
  for (const [key] of entries) delete value[key];
  for (const [key, item] of renamed) value[key] = item;
}

function recased(text: string, random: Random): string {
  return [...text].map((letter) => (random.chance(0.5) ? letter.toUpperCase() : letter.toLowerCase())).join('');
}

/** Header names (RFC 9110 §5.1), of parameters and of responses. */
export function headersRecased({ entry }: Draft, random: Random): void {
  for (const { value, kind } of partsOf(entry)) {
    const target = kind === 'parameter' ? referred(entry, value) : value;
    if (kind === 'parameter' && target.in === 'header') target.name = recased(String(target.name), random);
    if (kind === 'response' && refOf(value) === null) renameMembers(value.headers, (name) => recased(name, random));
  }
}

function referred(entry: JsonObject, value: JsonObject): JsonObject {
  const ref = refOf(value);
  const target = ref === null ? value : resolve(entry, ref);
  return isJsonObject(target) ? target : value;
}

/** Media types (RFC 9110 §8.3.1). */
export function mediaTypesRecased({ entry }: Draft, random: Random): void {
  for (const { value, kind } of partsOf(entry)) {
    if (kind === 'request-body' || kind === 'response') {
      renameMembers(value.content, (type) => {
        const [name = '', ...parameters] = type.split(';');
        return [recased(name, random), ...parameters.map((item) => ` ${item.trim()}`)].join(';');
      });
    }
    for (const key of ['consumes', 'produces']) {
      const types = value[key];
      if (Array.isArray(types))
        value[key] = types.map((type) => (typeof type === 'string' ? recased(type, random) : type));
    }
  }
}

/** `4xx` for `4XX`, as many contracts write it. */
export function statusesRecased({ entry }: Draft): void {
  for (const { value } of partsOfKind(entry, 'operation')) {
    renameMembers(value.responses, (status) => (/^[1-5]XX$/.test(status) ? status.toLowerCase() : status));
  }
}

/** A slash at the end, a host in capitals: the same server. */
export function serversRespelt({ entry }: Draft, random: Random): void {
  for (const server of Array.isArray(entry.servers) ? entry.servers : []) {
    if (!isJsonObject(server) || typeof server.url !== 'string' || random.chance(0.2)) continue;
    const url = server.url.replace(
      /^(https?:\/\/)([^/{}]+)/,
      (_, scheme: string, host: string) => scheme + host.toUpperCase(),
    );
    server.url = url.endsWith('/') ? url.replace(/\/+$/, '') : `${url}/`;
  }
  if (typeof entry.host === 'string') entry.host = entry.host.toUpperCase();
}
