import type { InputProblem } from '../load/input-problem.ts';
import type { SourceDocument } from '../load/source-document.ts';
import { fail, ok, type Result } from '../result.ts';

/** The specification versions that are read; patch versions share one. */
export type Dialect = '2.0' | '3.0' | '3.1' | '3.2';

/** Where the schema language of a dialect is JSON Schema 2020-12 itself (OpenAPI 3.1 §4.8.24). */
export function isModern(dialect: Dialect): boolean {
  return dialect === '3.1' || dialect === '3.2';
}

export function specificationName(dialect: Dialect): string {
  return dialect === '2.0' ? 'Swagger 2.0' : `OpenAPI ${dialect}`;
}

const supported: readonly (readonly [prefix: RegExp, dialect: Dialect])[] = [
  [/^3\.0(\.|-|$)/, '3.0'],
  [/^3\.1(\.|-|$)/, '3.1'],
  [/^3\.2(\.|-|$)/, '3.2'],
];

/** Recognises a contract by its content, never by its file name. */
export function recogniseDialect(document: SourceDocument): Result<Dialect, InputProblem> {
  const value = document.value;
  const problem = (code: string, message: string, fix: string): InputProblem => ({
    severity: 'error',
    code,
    message,
    fix,
    file: document.label,
    line: 1,
    column: 1,
  });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail(
      problem(
        'not-a-contract',
        'This is not an API contract: the document is not an object.',
        'Give an OpenAPI document: one that starts with "openapi: 3.1.0" (or 3.0, 3.2, or "swagger: \'2.0\'").',
      ),
    );
  }
  const root = value as Record<string, unknown>;
  const swagger = Object.hasOwn(root, 'swagger') ? String(root.swagger) : null;
  if (swagger !== null && /^2(\.0)?$/.test(swagger)) return ok('2.0');
  const openapi = Object.hasOwn(root, 'openapi') ? String(root.openapi) : null;
  if (openapi !== null) {
    // An unquoted YAML "3.0" is a number and prints as "3".
    for (const [prefix, dialect] of supported) if (prefix.test(openapi === '3' ? '3.0' : openapi)) return ok(dialect);
  }
  const claimed = openapi ?? swagger;
  if (claimed === null) {
    return fail(
      problem(
        'not-a-contract',
        'This is not an OpenAPI contract: there is no "openapi" or "swagger" member at the top.',
        adviceFor(root),
      ),
    );
  }
  return fail(
    problem(
      'unsupported-version',
      `The specification version "${claimed.slice(0, 40)}" is not known.`,
      'Use OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0.',
    ),
  );
}

function adviceFor({ $schema }: Record<string, unknown>): string {
  return typeof $schema === 'string' && $schema.includes('json-schema.org')
    ? 'Compare JSON Schemas with: contract-check schema <old> <new>'
    : 'Add "openapi: 3.1.0" at the top, or give the document that has it.';
}
