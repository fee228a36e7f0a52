import { ruleCatalogue } from '@contract-check/core';
import { ndjsonSchema, schemaVerdictSchema, verdictSchema } from '@contract-check/report';
import type { SchemaName } from '../command-line/command.ts';
import { configSchema } from '../config/config-schema.ts';
import { waiversSchema } from '../config/waivers-schema.ts';

const ruleIds = ruleCatalogue.map(({ id }) => id);

/** Every JSON Schema that is published, each also a file in docs/ that `npm run generate` writes. */
export const PUBLISHED_SCHEMAS: Readonly<Record<SchemaName, () => unknown>> = {
  json: () => verdictSchema,
  ndjson: () => ndjsonSchema,
  'schema-json': () => schemaVerdictSchema,
  config: () => configSchema(ruleIds),
  waivers: () => waiversSchema(ruleIds),
};
