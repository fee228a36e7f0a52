import type { NormalSchema } from './normal-schema.ts';
import { toJsonSchema } from './to-json-schema.ts';
import type { SchemaValidator } from './validator.ts';

/** A value, and the groups of schemas that are said to accept and to reject it. */
export interface Example {
  readonly value: unknown;
  readonly accepting: readonly (readonly NormalSchema[])[];
  readonly rejecting: readonly (readonly NormalSchema[])[];
}

/** Why an example does not count, when a library that is not ours is asked; null: it confirms it. */
export function refusalOf({ value, accepting, rejecting }: Example, validator: SchemaValidator): string | null {
  for (const [groups, expected] of [
    [accepting, true],
    [rejecting, false],
  ] as const) {
    for (const schemas of groups) {
      const accepts = validator.accepts(toJsonSchema(schemas, value), value);
      if (accepts === null) return 'a second validator cannot judge the example that shows it';
      if (accepts !== expected) return 'a second validator disagrees about the example that shows it';
    }
  }
  return null;
}
