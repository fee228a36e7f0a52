import type { Knex } from 'knex';
import type { Filter } from './read-filter.ts';
import { type ReadWindow, type Span, splitMonths } from './read-window.ts';

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
 *
 * @param byDay `day` is looked at, so that whole months are of no use
 */
export function countsOf(window: ReadWindow, filter: Filter, byDay: boolean): Sql {
  const { months, days } = wholeDays(window.days, byDay);
  const parts = [
    ...(months === null ? [] : [folded('month', months, filter)]),
    ...days.map((span) => folded('day', span, filter)),
    ...window.hours.map((span) => folded('hour', span, filter)),
    fresh(window, filter),
  ];
  return {
    text: parts.map(({ text }) => text).join('\nUNION ALL\n'),
    values: parts.flatMap(({ values }) => values),
  };
}

function wholeDays(days: Span | null, byDay: boolean): ReturnType<typeof splitMonths> {
  if (days === null) return { months: null, days: [] };
  return byDay ? { months: null, days: [days] } : splitMonths(days);
}

/** How the times of the folded tables are shown; the name is that of the table and of its column. */
const TIMES = {
  month: 'NULL::date AS day, NULL::timestamptz AS hour',
  day: 'u.day, NULL::timestamptz AS hour',
  hour: `${DAY_OF_HOUR} AS day, u.hour`,
};

function folded(unit: keyof typeof TIMES, span: Span, filter: Filter): Sql {
  const bound = (at: Date) => (unit === 'hour' ? at : at.toISOString().slice(0, 10));
  const found = conditions(filter);
  return {
    text: `SELECT ${COLUMNS}, ${TIMES[unit]} FROM usage_${unit} u ${knownEdges(filter)}
      WHERE u.${unit} >= ? AND u.${unit} < ? ${found.text}`,
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
