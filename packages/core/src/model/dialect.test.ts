import { expect, it } from 'vitest';
import { nodeOf } from '../../../../test/support/models.ts';
import { recogniseDialect } from './dialect.ts';

it.each<readonly [unknown, string]>([
  [{ openapi: '3.0.3' }, '3.0'],
  [{ openapi: '3.1.1' }, '3.1'],
  [{ openapi: '3.2.0' }, '3.2'],
  [{ openapi: 3.1 }, '3.1'],
  [{ openapi: 3 }, '3.0'],
  [{ openapi: '3.1.0-rc1' }, '3.1'],
  [{ swagger: '2.0' }, '2.0'],
  [{ swagger: 2 }, '2.0'],
  [{ openapi: '3.10.0' }, 'unsupported-version'],
  [{ openapi: '4.0.0' }, 'unsupported-version'],
  [{ swagger: '1.2' }, 'unsupported-version'],
  [{ info: {} }, 'not-a-contract'],
  [[], 'not-a-contract'],
  ['openapi', 'not-a-contract'],
])('%j is %s', (value, expected) => {
  const dialect = recogniseDialect(nodeOf(value).document);
  expect(dialect.ok ? dialect.value : dialect.error.code).toBe(expected);
});

it('sends JSON Schemas to the command that compares them', () => {
  const dialect = recogniseDialect(nodeOf({ $schema: 'http://json-schema.org/draft-07/schema#' }).document);
  expect(dialect.ok ? '' : dialect.error.fix).toContain('contract-check schema <old> <new>');
});
