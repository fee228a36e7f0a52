import { expect, it } from 'vitest';
import { modelOf } from '../../../../test/support/models.ts';
import { Descendants, discriminatorProperty, explicitTags } from './descendants.ts';

const pet = { type: 'object', discriminator: { propertyName: 'kind', mapping: { kitty: '#/components/schemas/Cat' } } };
const schemas = {
  Pet: pet,
  Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: {} } }] },
  Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
  Stone: { allOf: [{ type: 'object' }] },
  Union: { discriminator: { propertyName: 'kind' }, oneOf: [] },
};

async function childrenOf(name: string): Promise<string[]> {
  const model = await modelOf({ openapi: '3.0.3', components: { schemas } });
  const base = model.schemas?.child(name);
  return base === undefined ? [] : [...new Descendants(model).of(base)].map(([tag, node]) => `${tag}: ${node.key}`);
}

it.each([
  ['Pet', ['kitty: Cat', 'Dog: Dog']],
  ['Stone', []],
  ['Union', []],
])('%s is extended by %j', async (name, expected) => {
  expect(await childrenOf(name)).toEqual(expected);
});

it('a discriminator is read in both spellings', async () => {
  const model = await modelOf({ components: { schemas: { ...schemas, Old: { discriminator: 'type' } } } });
  const [now, old, none] = ['Pet', 'Old', 'Stone'].map((name) => model.schemas?.child(name));
  if (now === undefined || old === undefined || none === undefined) throw new Error('a schema is missing');
  expect([now, old, none].map(discriminatorProperty)).toEqual(['kind', 'type', null]);
  expect([...explicitTags(now)]).toEqual([['kitty', 'Cat']]);
  expect(explicitTags(old).size).toBe(0);
});
