import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Json } from '../json.ts';

interface FormatDefinition {
  readonly type?: 'number' | 'string';
  readonly validate: RegExp | ((value: never) => boolean);
}

/**
 * Ranges that ajv-formats leaves out (OpenAPI format registry). The bounds are exact as doubles.
 */
export const numberRanges: Readonly<Record<string, (value: number) => boolean>> = {
  int64: (value) => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63,
  float: (value) => Math.abs(value) <= 3.4028234663852886e38,
};

/** The formats that validators here judge; others are opaque and not generated. */
export const knownFormats: ReadonlySet<string> = new Set([...Object.keys(fullFormats), ...Object.keys(numberRanges)]);

/** Whether a value conforms to a format; a format speaks only of its own type, an unknown one of nothing. */
export function formatHolds(name: string, value: Json): boolean {
  const range = numberRanges[name];
  if (range !== undefined) return typeof value !== 'number' || range(value);
  const definition = Object.hasOwn(fullFormats, name) ? (fullFormats as Record<string, unknown>)[name] : undefined;
  // `true` says that all values conform.
  if (definition === undefined || definition === true) return true;
  return holds(asDefinition(definition), value);
}

function asDefinition(definition: unknown): FormatDefinition {
  const bare = definition instanceof RegExp || typeof definition === 'function';
  return (bare ? { validate: definition } : definition) as FormatDefinition;
}

function holds({ type = 'string', validate }: FormatDefinition, value: Json): boolean {
  if (typeof value !== type) return true;
  return validate instanceof RegExp ? validate.test(value as string) : validate(value as never);
}
