import type { SchemaCheck, SchemaExample, SchemaVerdict } from '@contract-check/core';
import { serialise } from '../json/serialise.ts';
import type { SchemaReport } from './schema-report.ts';

// Spelled out member by member: the order is part of the published format.

function exampleJson(example: SchemaExample | null): SchemaExample | null {
  if (example === null) return null;
  const { acceptedBy, rejectedBy, value, rejection } = example;
  if (rejection === null) return { acceptedBy, rejectedBy, value, rejection };
  const { pointer, file, line, column, value: keyword } = rejection.site;
  const site = { pointer, file, line, column, value: keyword };
  return { acceptedBy, rejectedBy, value, rejection: { instance: rejection.instance, site } };
}

function checkJson({ direction, answer, severity, witness, unconfirmed, reason }: SchemaCheck): SchemaCheck {
  const examples = { witness: exampleJson(witness), unconfirmed: exampleJson(unconfirmed) };
  return { direction, answer, severity, ...examples, reason };
}

/** The verdict on two schemas as JSON, ending in a line feed. docs/schema-verdict.schema.json describes it. */
export function renderSchemaJson({ verdict }: SchemaReport): string {
  const { schemaVersion, kind, mode, answer, checks } = verdict;
  const root: SchemaVerdict = { schemaVersion, kind, mode, answer, checks: checks.map(checkJson) };
  return `${serialise(root)}\n`;
}
