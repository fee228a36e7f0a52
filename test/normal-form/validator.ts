import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

// Without `ownProperties`, `required: [toString]` holds for every object.
const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
addFormats(ajv);

/** An independent validator, with its formats. Throws where it refuses the schema. */
export function validator(schema: unknown): (value: unknown) => boolean {
  const validate = ajv.compile(schema as AnySchema);
  return (value) => validate(value) === true;
}
