import { renderJson, verdictSchema } from '@contract-check/report';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { hostileInput } from './support/hostile-input.ts';
import { ordersSample, unchangedSample } from './support/orders-sample.ts';

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(verdictSchema);

const FINDING_MEMBERS =
  'fingerprint cause rule effect breaks severity proof reading direction message why advice location base revision operations witness waiver usage';

describe('renderJson', () => {
  test('the orders sample', async () => {
    await expect(renderJson(ordersSample())).toMatchFileSnapshot('golden/orders.json');
  });

  test('has its members in the published order', () => {
    const root = JSON.parse(renderJson(ordersSample()));
    expect(Object.keys(root)).toEqual(['schemaVersion', 'kind', 'summary', 'findings']);
    expect(Object.keys(root.findings[0]).join(' ')).toBe(FINDING_MEMBERS);
    expect(Object.keys(root.findings[0].base)).toEqual(['pointer', 'file', 'line', 'column', 'value']);
  });

  test('keeps the same root for each contract of several', () => {
    const several = JSON.parse(renderJson(hostileInput('x', 2)));
    const { name, contract, owner, ...root } = several.contracts[1];
    expect(Object.keys(several)).toEqual(['schemaVersion', 'contracts', 'unchanged', 'summary']);
    expect([name, contract, owner]).toEqual(['x', 'x', 'x']);
    expect(root).toEqual(JSON.parse(renderJson(hostileInput('x'))));
    expect(several.summary.breaking).toBe(2 * root.summary.breaking);
  });

  test('prints integers beyond 2^53 exactly', () => {
    expect(renderJson(ordersSample())).toContain('"amount": 9007199254740993\n');
  });
});

describe('the published schema', () => {
  test.each([
    ['findings of every sort', ordersSample()],
    ['no finding', unchangedSample()],
    ['several bases', hostileInput('x', 3)],
  ])('accepts %s', (_, input) => {
    expect(validate(JSON.parse(renderJson(input))), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each([
    ['an unknown effect', { effect: 'terrible' }],
    ['a base without a line', { base: { pointer: '#', file: 'a', column: 1, value: 1 } }],
    ['a fingerprint of another length', { fingerprint: '9f0c41d2' }],
    ['a witness of nobody', { witness: { acceptedBy: 'base', rejectedBy: 'base', request: {} } }],
    ['an operation without a key', { operations: [{ method: 'GET', path: '/', id: null }] }],
  ])('refuses %s', (_, broken) => {
    const root = JSON.parse(renderJson(ordersSample()));
    Object.assign(root.findings[0], broken);
    expect(validate(root)).toBe(false);
  });
});
