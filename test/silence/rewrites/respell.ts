import {
  isJsonObject,
  type Json,
  type JsonObject,
  partsOfKind,
  refOf,
  replacePart,
} from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';

/** The same contract in the words of the next version (OpenAPI 3.0 → 3.1); any other stays as it is. */
export function respeltFor31({ entry, files }: Draft): void {
  if (!String(entry.openapi).startsWith('3.0') || files.size > 0) return;
  entry.openapi = '3.1.0';
  for (const { value } of partsOfKind(entry, 'schema')) {
    const ref = refOf(value);
    if (ref === null) continue;
    // What stood beside a reference had no meaning; now it would.
    for (const key of Object.keys(value)) if (key !== '$ref') delete value[key];
  }
  for (const part of partsOfKind(entry, 'schema').reverse()) {
    respellBounds(part.value);
    if (Object.hasOwn(part.value, 'example')) {
      part.value.examples = [part.value.example as Json];
      delete part.value.example;
    }
    respellContent(part.value);
    const nullable = part.value.nullable === true;
    delete part.value.nullable;
    if (nullable) replacePart(part, withNull(part.value));
  }
}

function respellBounds(schema: JsonObject): void {
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const value = schema[bound];
    if (schema[flag] === true && value !== undefined) {
      schema[flag] = value;
      delete schema[bound];
    } else if (typeof schema[flag] === 'boolean') delete schema[flag];
  }
}

/** Bytes in a text (OpenAPI 3.1 §4.4.1.2). */
function respellContent(schema: JsonObject): void {
  if (schema.format === 'byte') schema.contentEncoding = 'base64';
  else if (schema.format === 'binary') schema.contentMediaType = 'application/octet-stream';
  else return;
  delete schema.format;
}

/** Null as one more type, or as one more choice where there is no type to add it to. */
function withNull(schema: JsonObject): JsonObject {
  if (typeof schema.type !== 'string' || Object.hasOwn(schema, 'allOf')) return { anyOf: [schema, { type: 'null' }] };
  const values = Array.isArray(schema.enum) ? { enum: [...schema.enum.filter((item) => item !== null), null] } : {};
  return isJsonObject(schema) ? { ...schema, type: [schema.type, 'null'], ...values } : schema;
}
