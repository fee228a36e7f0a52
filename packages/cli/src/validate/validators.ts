import type { OpenAPI } from 'openapi-types';
import { type Validator, violationsOf } from './violation.ts';

/** Who knows which version of a specification. The first that fits is asked; each is loaded then. */
const VALIDATORS: readonly { readonly versions: RegExp; readonly validate: Validator }[] = [
  { versions: /^(2\.0|3\.0\.[0-4]|3\.1\.[0-2])$/, validate: bySwaggerParser },
  { versions: /^3\.2\.0$/, validate: bySchema },
];

/** Null: nobody knows this version. */
export function validatorFor(version: string): Validator | null {
  return VALIDATORS.find(({ versions }) => versions.test(version))?.validate ?? null;
}

async function bySwaggerParser(document: object) {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  try {
    // Our reader has read all files already; the validator must open nothing itself.
    const resolve = { external: false, file: false, http: false } as const;
    await SwaggerParser.validate(document as OpenAPI.Document, { resolve });
    return [];
  } catch (error) {
    // It throws one error with a list, or one text.
    const details: unknown = error instanceof Error && 'details' in error ? error.details : undefined;
    return Array.isArray(details) ? violationsOf(details) : [{ pointer: null, message: firstLine(error) }];
  }
}

async function bySchema(document: object) {
  const { Validator: SchemaValidator } = await import('@seriousme/openapi-schema-validator');
  // Given an object it opens no file, and follows no reference.
  const { valid, errors } = await new SchemaValidator({ allErrors: true }).validate(
    document as Record<string, unknown>,
  );
  if (valid) return [];
  return Array.isArray(errors) ? violationsOf(errors) : [{ pointer: null, message: firstLine(errors) }];
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
