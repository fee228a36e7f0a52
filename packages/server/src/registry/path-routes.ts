import { parseOperationKey } from '@contract-check/protocol';
import findMyWay, { type HTTPVersion, type Instance } from 'find-my-way';

/** Finds the operation that a request was for, by its method and its path as it was called; null: none. */
export type PathRoutes = (method: string, path: string) => string | null;

/** Longer segments are no values of parameters. It also bounds what matching several in one segment can take. */
const MAX_SEGMENT = 500;
const MOST_PARAMETERS = 3;

/**
 * Routes to operations by their keys. Literal segments win over parameters, as OpenAPI says (3.1, 4.8.8). Not matched:
 * webhooks and callbacks, operations that only a query or fragment tells from others, and paths with an asterisk or with
 * more than three parameters within one segment.
 */
export function pathRoutes(keys: readonly string[]): PathRoutes {
  const routers = new Map<string, Instance<HTTPVersion.V1>>();
  for (const key of keys) {
    const parsed = parseOperationKey(key);
    if (parsed?.kind !== 'http') continue;
    const route = routeOf(parsed.path);
    if (route === null) continue;
    const router = routers.get(parsed.method) ?? newRouter();
    routers.set(parsed.method, router);
    // Methods have a router each, since contracts know more of them than HTTP servers do.
    if (!router.hasRoute('GET', route)) router.on('GET', route, unused, key);
  }
  return (method, path) => {
    const found = routers.get(method.toUpperCase())?.find('GET', path);
    return typeof found?.store === 'string' ? found.store : null;
  };
}

function newRouter(): Instance<HTTPVersion.V1> {
  return findMyWay({ ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: MAX_SEGMENT });
}

function unused(): void {}

/** The path of a key in the words of the router; null: it cannot be matched. */
function routeOf(path: string): string | null {
  if (/[?#*]/.test(path)) return null;
  const segments = path.split('/').map((segment, index) => segmentRoute(segment, `p${index}`));
  return segments.includes(null) ? null : segments.join('/');
}

function segmentRoute(segment: string, name: string): string | null {
  const literals = segment.replace(/(\{\})+/g, '{}').split('{}');
  if (literals.length - 1 > MOST_PARAMETERS) return null;
  if (literals.length === 2 && literals.every((literal) => literal === '')) return `:${name}`;
  const [first = '', ...others] = literals.map((literal) => decoded(literal).replaceAll(':', '::'));
  // With its pattern, so that the name of a parameter does not run on into the literal after it.
  return first + others.map((literal, index) => `:${name}${index}(.+?)${literal}`).join('');
}

/** The router compares with what was called once it is decoded. */
function decoded(literal: string): string {
  try {
    return decodeURIComponent(literal);
  } catch {
    return literal;
  }
}
