import { expect, it } from 'vitest';
import { modelOf } from '../../../../../test/support/models.ts';
import { Descendants } from '../descendants.ts';
import { contractDialect } from './contract-dialect.ts';

const schemas = {
  Pet: { type: 'object', discriminator: { propertyName: 'kind' } },
  Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
  Alias: { $ref: '#/components/schemas/Cat' },
  Lost: { $ref: '#/components/schemas/Nope' },
  Dynamic: { $dynamicRef: '#it' },
  It: { $dynamicAnchor: 'it' },
};

async function read(name: keyof typeof schemas, version = '3.1.0') {
  const model = await modelOf({ openapi: version, components: { schemas } });
  const node = model.schemas?.child(name);
  if (node === undefined) throw new Error(`there is no schema ${name}`);
  return { model, node, dialect: contractDialect(model, new Descendants(model)) };
}

it.each<[name: keyof typeof schemas, version: string, target: string | undefined]>([
  ['Alias', '3.0.3', 'Cat'],
  ['Pet', '3.1.0', undefined],
  ['Dynamic', '3.1.0', 'It'],
  ['Dynamic', '3.0.3', undefined],
  ['Lost', '3.0.3', undefined],
])('%s in %s leads to %s', async (name, version, target) => {
  const { dialect, node } = await read(name, version);
  expect(dialect.target(node)?.key).toBe(target);
  expect(dialect.refSiblings).toBe(version === '3.1.0');
  expect(dialect.nullable).toBe(version !== '3.1.0');
});

it('tells a reference that leads nowhere, once one was followed', async () => {
  const { model, dialect, node } = await read('Lost');
  expect(model.references.problems()).toEqual([]);
  dialect.target(node);
  expect(model.references.problems()).toHaveLength(1);
});

it('knows what extends a base, and which keywords the contract has', async () => {
  const { dialect, node } = await read('Pet', '3.0.3');
  expect([...dialect.descendants(node).keys()]).toEqual(['Cat', 'Alias']);
  expect([dialect.speaksOf('discriminator'), dialect.speaksOf('readOnly')]).toEqual([true, false]);
});
