import type { RecordReader } from '../call.ts';
import { readAlb } from './alb.ts';
import { readEnvoy } from './envoy.ts';
import { readHaproxy } from './haproxy.ts';
import { ENVOY_FIELDS, type FieldMap, JSON_FIELDS, jsonReader } from './json.ts';
import { readNginx } from './nginx.ts';

/** Formats of a record in each line, in the order in which they are tried. */
const LINE_FORMATS = ['envoy', 'nginx', 'haproxy', 'alb', 'envoy-json', 'json'] as const;
export type LineFormat = (typeof LINE_FORMATS)[number];
export const LOG_FORMATS = [...LINE_FORMATS, 'har'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Their readers. `fields` go before those that are known of a format in JSON. */
const READERS: Readonly<Record<LineFormat, (fields: FieldMap) => RecordReader>> = {
  envoy: () => readEnvoy,
  nginx: () => readNginx,
  haproxy: () => readHaproxy,
  alb: () => readAlb,
  'envoy-json': (fields) => jsonReader({ ...ENVOY_FIELDS, ...fields }),
  json: (fields) => jsonReader({ ...JSON_FIELDS, ...fields }),
};

export function lineReader(format: LineFormat, fields: FieldMap): RecordReader {
  return READERS[format](fields);
}

/** The format that most of these lines are in, the first of several; null: none reads any. */
export function formatOf(lines: readonly string[], fields: FieldMap): LogFormat | null {
  if (/^\s*\{\s*"log"\s*:/.test(lines.join('\n'))) return 'har';
  let best: { readonly format: LogFormat | null; readonly read: number } = { format: null, read: 0 };
  for (const format of LINE_FORMATS) {
    const reader = lineReader(format, fields);
    const read = lines.filter((line) => 'call' in reader(line, { byAddress: false })).length;
    if (read > best.read) best = { format, read };
  }
  return best.format;
}
