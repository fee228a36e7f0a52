import { formatOperationKey, parseOperationKey } from '@contract-check/protocol';
import type { Knex } from 'knex';
import type { ServiceRequest } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { type Filter, findFilter } from '../store/read-filter.ts';
import type { Span } from '../store/read-window.ts';

type Query = ServiceRequest['query'];

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;

/** The time asked about: without one, the last 30 days. Throws `ProblemError` `invalid-request` for one that is none. */
export function askedSpan({ from, to }: Query, now: Date): Span {
  const end = typeof to === 'string' ? timeOf('to', to) : now;
  const start = typeof from === 'string' ? timeOf('from', from) : new Date(end.getTime() - DEFAULT_DAYS * DAY_MS);
  if (start >= end) throw wrong('to', 'is not after "from"');
  return { from: start, to: end };
}

/** What rows are limited to. Throws `ProblemError` `not-found` for names that nothing has: no rows would look like no use. */
export async function askedFilter(
  knex: Knex,
  { service, environment = null, operation, consumer = null }: Query,
): Promise<Filter & { readonly service: number }> {
  const key = typeof operation === 'string' ? keyOf(operation) : null;
  const named = { service, environment, operation: key, consumer } as Parameters<typeof findFilter>[1];
  const filter = await findFilter(knex, named);
  for (const [name, ids] of Object.entries(filter)) {
    if (ids?.length === 0) throw new ProblemError('not-found', { detail: `Of ${name}, there is none by that name.` });
  }
  const [id] = filter.services ?? [];
  if (id === undefined) throw new ProblemError('not-found');
  return { ...filter, service: id };
}

export function wrong(parameter: string, detail: string): ProblemError {
  return new ProblemError('invalid-request', { members: { errors: [{ pointer: '', parameter, detail }] } });
}

function timeOf(parameter: string, text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw wrong(parameter, 'is no time that can be read');
  return time;
}

function keyOf(operation: string): string {
  if (operation === 'other') return operation;
  const parsed = parseOperationKey(operation);
  if (parsed === undefined) throw wrong('operation', 'is no key: a method, a space and a path');
  return formatOperationKey(parsed);
}
