import type { Operation } from '../contract/contract.ts';
import type { ServiceRequest } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';

/** What is about several services at once; their handlers take what is of the service of the key, and refuse the rest. */
const TAKEN_IN_PART: ReadonlySet<string> = new Set(['exportTraces']);

/**
 * A key for one service speaks for that one alone: the request has to name it, in its path, query or body. Throws
 * `ProblemError` `scope-missing`; what goes over all services is refused too.
 */
export function checkService({ id, scopes }: Operation, { caller, path, query, body }: ServiceRequest): void {
  if (caller.service === null || scopes.length === 0 || TAKEN_IN_PART.has(id)) return;
  const named = [path.service, query.service, memberOf(body, 'service')].filter((name) => typeof name === 'string');
  if (named.length > 0 && named.every((name) => name === caller.service)) return;
  throw new ProblemError('scope-missing', { detail: 'The key is for one service, and the request is not about it.' });
}

function memberOf(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  return (body as Readonly<Record<string, unknown>>)[name];
}
