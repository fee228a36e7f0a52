import { type Row, ref } from '../row.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };

const cat = { type: 'object', properties: { kind: text, lives: whole } };
const dog = { type: 'object', properties: { kind: text, good: { type: 'boolean' } } };
const union = { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } };

const pet = { type: 'object', required: ['kind'], properties: { kind: text }, discriminator: { propertyName: 'kind' } };
const extending = (base: string, properties: object) => ({ allOf: [ref(base), { type: 'object', properties }] });
const family = {
  Pet: pet,
  Cat: extending('Pet', { lives: whole }),
  Dog: extending('Pet', { good: { type: 'boolean' } }),
  Kitten: extending('Cat', { weeks: whole }),
};

const unions: readonly Row[] = [
  {
    says: 'without a mapping the name of the component is the tag',
    ...{ in: '3.0', schema: union, named: { Cat: cat, Dog: dog } },
    ...{
      accepts: [
        { kind: 'Cat', lives: 9 },
        { kind: 'Dog', good: true },
        { kind: 'Dog', lives: 'any' },
      ],
      rejects: [{ kind: 'Cat', lives: 'x' }, { kind: 'cat' }, { lives: 9 }, { kind: 'Fish' }],
    },
  },
  {
    says: 'the same in 3.1 with anyOf',
    ...{ in: '3.1', schema: { ...union, anyOf: union.oneOf, oneOf: undefined }, named: { Cat: cat, Dog: dog } },
    ...{ accepts: [{ kind: 'Cat' }], rejects: [{ kind: 'Dog', good: 1 }, {}] },
  },
  {
    says: 'a mapping renames tags',
    ...{
      in: '3.1',
      schema: {
        ...union,
        discriminator: { propertyName: 'kind', mapping: { meow: '#/components/schemas/Cat', purr: 'Cat' } },
      },
      named: { Cat: cat, Dog: dog },
    },
    ...{
      accepts: [{ kind: 'meow' }, { kind: 'purr', lives: 1 }, { kind: 'Dog' }],
      rejects: [{ kind: 'Cat' }, { kind: 'purr', lives: 'x' }],
    },
  },
  {
    says: 'a branch that lists its tag differently means what it lists',
    ...{
      in: '3.0',
      schema: union,
      named: { Cat: { ...cat, properties: { ...cat.properties, kind: { type: 'string', enum: ['CAT'] } } }, Dog: dog },
    },
    ...{
      accepts: [{ kind: 'CAT', lives: 9 }, { kind: 'Dog' }],
      rejects: [{ kind: 'Cat' }, { kind: 'CAT', lives: 'x' }],
    },
  },
  {
    says: 'a list of all tags in both branches leaves each its own',
    ...{
      in: '3.0',
      schema: union,
      named: {
        Cat: { properties: { kind: { enum: ['Cat', 'Dog'] }, lives: whole } },
        Dog: { properties: { kind: { enum: ['Cat', 'Dog'] } } },
      },
    },
    ...{ accepts: [{ kind: 'Dog', lives: 'x' }], rejects: [{ kind: 'Cat', lives: 'x' }, {}] },
  },
  {
    says: 'a list in a part of the branch is narrowed by another part',
    ...{
      in: '3.1',
      schema: union,
      named: {
        Cat: { allOf: [{ properties: { kind: { const: 'CAT' } } }, ref('Kind')] },
        Kind: { properties: { kind: { enum: ['Cat', 'CAT', 'Dog'] } } },
        Dog: dog,
      },
    },
    ...{ accepts: [{ kind: 'CAT' }], rejects: [{ kind: 'Cat' }] },
  },
  {
    says: 'a branch without a name has no tag of its own',
    ...{ in: '3.1', schema: { ...union, oneOf: [ref('Cat'), { type: 'null' }] }, named: { Cat: cat } },
    ...{ accepts: [null, { kind: 'Cat' }], rejects: [{ kind: 'Dog' }, {}] },
  },
  {
    says: 'a tag makes branches exclusive that would overlap',
    ...{ in: '3.0', schema: union, named: { Cat: { type: 'object' }, Dog: { type: 'object' } } },
    ...{ accepts: [{ kind: 'Cat' }, { kind: 'Dog' }], rejects: [{}, { kind: 'x' }] },
  },
  {
    says: 'a discriminator of 3.0 without a union says nothing',
    ...{
      in: '3.0',
      schema: { ...cat, discriminator: { propertyName: 'kind' } },
      accepts: [{ kind: 'any' }, {}],
      rejects: [{ lives: 'x' }],
    },
  },
  {
    says: 'a discriminator is no keyword of JSON Schema',
    ...{
      in: '2020-12',
      schema: union,
      named: { Cat: { type: 'object', required: ['lives'] }, Dog: { type: 'object', required: ['good'] } },
    },
    ...{ accepts: [{ lives: 1 }, { good: 1, kind: 'Cat' }], rejects: [{}, { lives: 1, good: 1 }] },
  },
];

const bases: readonly Row[] = [
  {
    says: 'a base schema stands for itself and all that extend it',
    ...{ in: '3.0', schema: ref('Pet'), named: family },
    ...{
      accepts: [{ kind: 'Pet' }, { kind: 'Cat', lives: 9 }, { kind: 'Dog', lives: 'x' }],
      rejects: [{ kind: 'Cat', lives: 'x' }, { kind: 'Dog', good: 1 }, { kind: 'other' }, {}, 'x'],
    },
  },
  {
    says: 'a grandchild is what it and its parent say',
    ...{ in: '3.0', schema: ref('Pet'), named: family },
    ...{
      accepts: [{ kind: 'Kitten', weeks: 3, lives: 9 }],
      rejects: [
        { kind: 'Kitten', weeks: 'x' },
        { kind: 'Kitten', lives: 'x' },
      ],
    },
  },
  {
    says: 'a base schema of 2.0',
    ...{ in: '2.0', schema: ref('Pet'), named: { ...family, Pet: { ...pet, discriminator: 'kind' } } },
    ...{ accepts: [{ kind: 'Cat', lives: 9 }], rejects: [{ kind: 'Cat', lives: 'x' }] },
  },
  {
    says: 'a base schema with a mapping',
    ...{
      in: '3.0',
      schema: ref('Pet'),
      named: { ...family, Pet: { ...pet, discriminator: { propertyName: 'kind', mapping: { meow: 'Cat' } } } },
    },
    ...{
      accepts: [{ kind: 'meow', lives: 1 }],
      rejects: [
        { kind: 'meow', lives: 'x' },
        { kind: 'Cat', lives: 1 },
      ],
    },
  },
  {
    says: 'as a part of allOf the base is just a part',
    ...{ in: '3.0', schema: { allOf: [ref('Pet'), { required: ['name'] }] }, named: family },
    ...{ accepts: [{ kind: 'Cat', lives: 'x', name: 1 }], rejects: [{ kind: 'Cat' }, { name: 1 }] },
  },
  {
    says: 'what extends the base is itself alone',
    ...{ in: '3.0', schema: ref('Cat'), named: family },
    ...{ accepts: [{ kind: 'Dog', good: 'x' }, { kind: 'Cat' }], rejects: [{ kind: 'Cat', lives: 'x' }, {}] },
  },
  {
    says: 'a base as a member and as an item',
    ...{
      in: '3.0',
      schema: { properties: { pet: ref('Pet'), pets: { type: 'array', items: ref('Pet') } } },
      named: family,
    },
    ...{
      accepts: [{ pet: { kind: 'Cat' }, pets: [{ kind: 'Pet' }] }],
      rejects: [{ pet: { kind: 'Cat', lives: 'x' } }, { pets: [{ kind: 'Dog', good: 1 }] }],
    },
  },
  {
    says: 'a base as a branch',
    ...{ in: '3.0', schema: { anyOf: [ref('Pet'), text] }, named: family },
    ...{ accepts: ['x', { kind: 'Cat' }], rejects: [{ kind: 'Cat', lives: 'x' }] },
  },
  {
    says: 'a base beside a description in 3.0, where that is dropped',
    ...{
      in: '3.0',
      schema: { ...ref('Pet'), description: 'd' },
      named: family,
      accepts: [{ kind: 'Dog' }],
      rejects: [{ kind: 'Cat', lives: 'x' }],
    },
  },
  {
    says: 'a base beside a description in 3.1',
    ...{
      in: '3.1',
      schema: { ...ref('Pet'), description: 'd' },
      named: family,
      accepts: [{ kind: 'Dog' }],
      rejects: [{ kind: 'Cat', lives: 'x' }],
    },
  },
  {
    says: 'a nullable base',
    ...{ in: '3.0', schema: { nullable: true, allOf: [ref('Pet')], description: 'd' }, named: family },
    ...{ accepts: [null, { kind: 'Cat', lives: 1 }], rejects: [{ kind: 'Cat', lives: 'x' }, 1] },
  },
  {
    says: 'a base in a wrapper with a type',
    ...{ in: '3.0', schema: { type: 'object', allOf: [ref('Pet')] }, named: family },
    ...{ accepts: [{ kind: 'Cat' }], rejects: [{ kind: 'Cat', lives: 'x' }, null, 'x'] },
  },
  {
    says: 'a schema that extends the base by nothing is no wrapper of it',
    ...{ in: '3.0', schema: ref('Plain'), named: { ...family, Plain: { allOf: [ref('Pet')] } } },
    ...{ accepts: [{ kind: 'Cat', lives: 'x' }], rejects: [{}] },
  },
  {
    says: 'a descendant that lists its tag differently means what it lists',
    ...{
      in: '3.0',
      schema: ref('Pet'),
      named: { ...family, Cat: extending('Pet', { kind: { enum: ['CAT'] }, lives: whole }) },
    },
    ...{ accepts: [{ kind: 'CAT', lives: 1 }], rejects: [{ kind: 'CAT', lives: 'x' }] },
  },
  {
    says: 'a base that nothing extends',
    ...{
      in: '3.0',
      schema: ref('Pet'),
      named: { Pet: pet },
      accepts: [{ kind: 'Pet' }],
      rejects: [{}, { kind: 'Cat' }],
    },
  },
  {
    says: 'bases that hold each other',
    ...{
      in: '3.0',
      schema: ref('Pet'),
      named: { ...family, Dog: extending('Pet', { friend: { nullable: true, allOf: [ref('Pet')] } }) },
    },
    ...{
      accepts: [{ kind: 'Dog', friend: { kind: 'Dog', friend: null } }],
      rejects: [{ kind: 'Dog', friend: { kind: 'Dog', friend: { kind: 'Cat', lives: 'x' } } }],
    },
  },
];

export const polymorphismRows: readonly Row[] = [...unions, ...bases];
