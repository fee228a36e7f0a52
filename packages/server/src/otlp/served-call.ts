import { pathOnly } from '../usage/read-observation.ts';
import type { Caller } from './client-spans.ts';
import type { Attributes, Span } from './read-export.ts';

/** One call, as the server span of it tells. */
export interface ServedCall {
  readonly key: string;
  readonly parent: string | null;
  readonly place: Place;
  readonly method: string;
  /** As it was called, without its query. */
  readonly path: string | null;
  /** As the framework of the server names its operation, parameters as `{}`. */
  readonly route: string | null;
  readonly status: number;
  readonly endMs: number;
  readonly durationMs: number;
  /** Who called, where no client span is found: `null` for nobody who says so. */
  readonly told: (Caller & { readonly identifiedBy: 'span' | 'user-agent' }) | null;
}

/** What a batch has in common. */
export interface Place {
  readonly service: string;
  readonly environment: string;
  readonly providerVersion: string | null;
  readonly instance: string;
}

/** A call, why it cannot be counted, or null for what is no call over HTTP. */
export type ReadCall = ServedCall | { readonly refused: string } | null;

const NS_PER_MS = 1_000_000n;
const MOST_PATH = 4000;

/** Reads the semantic conventions for HTTP, the stable ones first, then those before 1.23. */
export function servedCall(span: Span): ReadCall {
  const { attributes, resource, startNs, endNs } = span;
  const method = methodOf(attributes);
  if (method === null) return null;
  const service = serviceOf(resource);
  if (service === null) return { refused: 'the resource has no service.name' };
  const status = statusOf(span);
  if (status === null) return { refused: 'no status code' };
  const path = pathOf(attributes);
  const route = routeOf(attributes.get('http.route'));
  if (path === null && route === null) return { refused: 'neither url.path nor http.route' };
  return {
    key: span.key,
    parent: span.parent,
    place: {
      service: service.name,
      environment: named(resource, ['deployment.environment.name', 'deployment.environment']) ?? 'default',
      providerVersion: service.version,
      instance: named(resource, ['service.instance.id', 'k8s.pod.name', 'host.name']) ?? 'unknown',
    },
    method,
    path,
    route,
    status,
    endMs: Number(endNs / NS_PER_MS),
    durationMs: endNs > startNs ? Number(endNs - startNs) / Number(NS_PER_MS) : 0,
    told: toldBy(attributes),
  };
}

/** The service of a resource; null: it has none, or the SDK made one up. */
export function serviceOf(resource: Attributes): Caller | null {
  const name = named(resource, ['service.name']);
  if (name === null || /^unknown_service(:|$)/.test(name)) return null;
  return { name, version: named(resource, ['service.version'], 100) };
}

function methodOf(attributes: Attributes): string | null {
  const method = attributes.get('http.request.method') ?? attributes.get('http.method') ?? null;
  return method === '_OTHER' ? (attributes.get('http.request.method_original') ?? method) : method;
}

/** What failed without an answer counts as what a server says then. */
function statusOf({ attributes, hasFailed }: Span): number | null {
  const told = attributes.get('http.response.status_code') ?? attributes.get('http.status_code');
  if (told !== undefined) return Number(told);
  return hasFailed ? 500 : null;
}

function pathOf(attributes: Attributes): string | null {
  const path =
    attributes.get('url.path') ??
    attributes.get('http.target') ??
    pathOfUrl(attributes.get('url.full') ?? attributes.get('http.url'));
  const called = pathOnly(path ?? '');
  return called.startsWith('/') && called.length <= MOST_PATH ? called : null;
}

function pathOfUrl(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined;
}

/** Parameters as frameworks spell them: `:id`, `:id(\\d+)`, `<int:id>`, `[id]`, `{id:int}`. */
const PARAMETER = /:[A-Za-z_]\w*(?:\([^()]{0,200}\))?\??|<[^<>/]{1,200}>|\[[^[\]/]{1,200}\]|\{[^{}/]{1,200}\}/g;

function routeOf(route: string | undefined): string | null {
  if (route === undefined || route === '') return null;
  const template = route.replace(/\(\.:format\)$/, '').replace(PARAMETER, '{}');
  return template.startsWith('/') ? template : `/${template}`;
}

/** `checkout/4.2 (…)`: a product (RFC 9110, 10.1.5). */
const PRODUCT = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,200})(?:\/([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}))?(?: |$)/;

function toldBy(attributes: Attributes): ServedCall['told'] {
  const peer = named(attributes, ['service.peer.name', 'peer.service']);
  if (peer !== null) return { name: peer, version: null, identifiedBy: 'span' };
  const agent = attributes.get('user_agent.original') ?? attributes.get('http.user_agent') ?? '';
  const [, product, version = null] = PRODUCT.exec(agent) ?? [];
  return product === undefined ? null : { name: product, version, identifiedBy: 'user-agent' };
}

/** The first of the attributes that can be a name. */
function named(attributes: Attributes, names: readonly string[], most = 200): string | null {
  const values = names.map((name) => attributes.get(name) ?? '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what names may not have
  return values.find((value) => value !== '' && value.length <= most && !/[\u0000-\u001f\u007f]/.test(value)) ?? null;
}
