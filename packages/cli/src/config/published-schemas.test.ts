import { ruleCatalogue } from '@contract-check/core';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { configSchema } from './config-schema.ts';
import type { JsonSchema } from './schema-parts.ts';
import { waiversSchema } from './waivers-schema.ts';

const ruleIds = ruleCatalogue.map(({ id }) => id);

describe.each<[name: string, schema: JsonSchema, examples: readonly unknown[], wrong: unknown]>([
  [
    'the configuration',
    configSchema(ruleIds),
    [
      {},
      { contracts: [{ name: 'a', files: 'a.yaml', base: { tag: 'v*' } }], deprecation: 'off', 'strip-prefix': '/v1' },
    ],
    { compat: 'wyre' },
  ],
  ['waivers', waiversSchema(ruleIds), [[], [{ rule: ruleIds[0], reason: 'a', owner: 'b', until: 'never' }]], [{}]],
])('the schema of %s', (_, schema, examples, wrong) => {
  const ajv = new Ajv({ allowUnionTypes: true, strict: true, strictRequired: false });

  it('is a schema of its draft', () => {
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  it('takes what is right and refuses what is not', () => {
    expect(examples.map((example) => ajv.validate(schema, example))).toEqual(examples.map(() => true));
    expect(ajv.validate(schema, wrong)).toBe(false);
  });
});
