import type { Pointer } from '@contract-check/core';
import { type DataProblem, explainErrors } from './data-problems.ts';
import type { JsonSchema } from './schema-parts.ts';

/**
 * Holds data against a schema of ours; every problem, none left out. Loads the validator: only for who needs it.
 * The schema itself is checked by a test, and the code made of it runs once: checking and optimising it would take
 * two thirds of the time.
 */
export async function checkData(data: unknown, schema: JsonSchema, root: Pointer): Promise<readonly DataProblem[]> {
  const { Ajv } = await import('ajv');
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    strictRequired: false,
    meta: false,
    validateSchema: false,
    code: { optimize: false },
  });
  const validate = ajv.compile<unknown>(schema);
  return validate(data) ? [] : explainErrors(validate.errors ?? [], root);
}
