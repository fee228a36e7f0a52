import type { SchemaValidator } from '../schema/containment/validator.ts';
import { AjvValidator } from './ajv-validator.ts';

export type { SchemaValidator } from '../schema/containment/validator.ts';

/** An entry of its own: loading it takes longer than comparing, so only a run that has something to confirm does. */
export function schemaValidator(): SchemaValidator {
  return new AjvValidator();
}
