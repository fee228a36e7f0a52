export type Schema = Readonly<Record<string, unknown>>;

/** Every member is required: the format never leaves one out. Readers have to ignore members that come later. */
export function record(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

export function oneOf(...values: readonly string[]): Schema {
  return { enum: values };
}

export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

export const TEXT: Schema = { type: 'string' };
export const COUNT: Schema = { type: 'integer', minimum: 0 };
const POSITION: Schema = { type: 'integer', minimum: 1 };
export const ANY_JSON: Schema = {};

/** A place in a document. */
export const site = record({
  pointer: { type: 'string', pattern: '^#', description: 'RFC 6901, in its URI fragment form.' },
  file: { type: 'string', description: 'As the user named it.' },
  line: POSITION,
  column: { ...POSITION, description: 'Counted in UTF-16 units.' },
  value: { description: 'The value in that place. Integers of any size are exact.' },
});
