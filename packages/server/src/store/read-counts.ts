import type { Knex } from 'knex';
import type { Filter } from './read-filter.ts';
import type { ReadWindow, Span } from './read-window.ts';

/** A piece of SQL and the values for its question marks. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Knex.RawBinding[];
}

const COLUMNS = [
  ...['service_id', 'operation_id', 'consumer_id', 'environment_id', 'status'],
  ...['api_version', 'consumer_version', 'provider_version', 'calls', 'first_seen', 'last_seen'],
]
  .map((name) => `u.${name}`)
  .join(', ');

const DAY_OF_HOUR = "(u.hour AT TIME ZONE 'UTC')::date";

/**
 * All counts of a window as rows to select from, with `day` and `hour`: what is folded, and what is not yet. One statement
 * sees both at one moment, so each count is in exactly one of them.
 */
export function countsOf(window: ReadWindow, filter: Filter): Sql {
  const parts = [
    ...(window.days === null ? [] : [folded('usage_day', 'day', window.days, filter)]),
    ...window.hours.map((span) => folded('usage_hour', 'hour', span, filter)),
    fresh(window, filter),
  ];
  return {
    text: parts.map(({ text }) => text).join('\nUNION ALL\n'),
    values: parts.flatMap(({ values }) => values),
  };
}

function folded(table: 'usage_day' | 'usage_hour', column: 'day' | 'hour', span: Span, filter: Filter): Sql {
  const times = column === 'day' ? 'u.day, NULL::timestamptz AS hour' : `${DAY_OF_HOUR} AS day, u.hour`;
  const bound = (at: Date) => (column === 'day' ? at.toISOString().slice(0, 10) : at);
  const found = conditions(filter);
  return {
    text: `SELECT ${COLUMNS}, ${times} FROM ${table} u ${knownEdges(filter)}
      WHERE u.${column} >= ? AND u.${column} < ? ${found.text}`,
    values: [
      ...(byConsumerAlone(filter) ? [[...(filter.consumers ?? [])]] : []),
      bound(span.from),
      bound(span.to),
      ...found.values,
    ],
  };
}

function fresh(window: Span, filter: Filter): Sql {
  const found = conditions(filter);
  return {
    text: `SELECT ${COLUMNS}, ${DAY_OF_HOUR} AS day, u.hour FROM usage_delta u
      WHERE u.hour >= ? AND u.hour < ? ${found.text}`,
    values: [window.from, window.to, ...found.values],
  };
}

function byConsumerAlone({ services, operations, consumers }: Filter): boolean {
  return consumers !== null && services === null && operations === null;
}

/** Tables of counts are in order of service and operation: which ones a consumer calls is known by its edges. */
function knownEdges(filter: Filter): string {
  if (!byConsumerAlone(filter)) return '';
  return `JOIN (SELECT DISTINCT service_id, operation_id, consumer_id, environment_id FROM edge
        WHERE consumer_id = ANY(?::bigint[])) e USING (service_id, operation_id, consumer_id, environment_id)`;
}

function conditions(filter: Filter): Sql {
  const limits = [
    ['service_id', 'bigint', filter.services],
    ['operation_id', 'bigint', filter.operations],
    ['consumer_id', 'bigint', filter.consumers],
    ['environment_id', 'int', filter.environments],
  ] as const;
  const given = limits.filter(([, , ids]) => ids !== null);
  return {
    text: given.map(([column, type]) => `AND u.${column} = ANY(?::${type}[])`).join(' '),
    values: given.map(([, , ids]) => [...(ids ?? [])]),
  };
}
