/** A JSON Schema of draft 7, which editors know best. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A mapping that takes these members and no others. */
export function mapping(properties: Readonly<Record<string, JsonSchema>>, more: JsonSchema = {}): JsonSchema {
  return { type: 'object', properties, additionalProperties: false, ...more };
}

/** A setting: what it may be, what it is for. */
export function setting(description: string, schema: JsonSchema): JsonSchema {
  return { description, ...schema };
}

export const SWITCH: JsonSchema = { type: 'boolean', examples: [true] };

export function oneOf(...values: readonly string[]): JsonSchema {
  return { type: 'string', enum: values };
}

export function text(...examples: readonly string[]): JsonSchema {
  return { type: 'string', minLength: 1, examples };
}
