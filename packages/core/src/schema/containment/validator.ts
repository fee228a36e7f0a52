/** Judges instances with a library that is not ours. */
export interface SchemaValidator {
  /**
   * Whether a JSON Schema (2020-12, closed in itself) accepts a value. Null where the library cannot judge: integers
   * beyond 2^53, decimals under `multipleOf`, patterns that the linear engine refuses.
   */
  accepts(schema: object | boolean, instance: unknown): boolean | null;
}
