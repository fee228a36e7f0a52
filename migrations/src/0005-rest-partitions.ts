import { sqlStep } from './step.ts';

const tables = ['usage_hour', 'usage_day', 'latency_hour', 'surface_day', 'source_health'];
const rests = tables.map((table) => `${table}_rest`);

/** Where rows go that no month has been made for yet, so that no time in a report can make its storage fail. */
export const restPartitions = sqlStep(
  '0005-rest-partitions',
  tables.map((table) => `CREATE TABLE ${table}_rest PARTITION OF ${table} DEFAULT;`).join('\n'),
  rests,
);
