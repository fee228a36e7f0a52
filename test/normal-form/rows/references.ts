import { type Row, ref } from '../row.ts';

const text = { type: 'string' };
const long = { type: 'string', maxLength: 5 };

export const referenceRows: readonly Row[] = [
  {
    says: 'what stands beside $ref is dropped in 2.0',
    ...{
      in: '2.0',
      schema: { ...ref('A'), maxLength: 1 },
      named: { A: long },
      accepts: ['abc'],
      rejects: ['abcdef', 1],
    },
  },
  {
    says: 'what stands beside $ref is dropped in 3.0',
    ...{
      in: '3.0',
      schema: { ...ref('A'), type: 'integer', not: {} },
      named: { A: long },
      accepts: ['abc'],
      rejects: [1],
    },
  },
  {
    says: 'what stands beside $ref holds too in 3.1',
    ...{
      in: '3.1',
      schema: { ...ref('A'), minLength: 2 },
      named: { A: long },
      accepts: ['abc'],
      rejects: ['a', 'abcdef'],
    },
  },
  {
    says: 'what stands beside $ref holds too in JSON Schema',
    ...{
      in: '2020-12',
      schema: { ...ref('A'), allOf: [{ minLength: 2 }], required: ['x'] },
      named: { A: { maxLength: 3 } },
    },
    ...{ accepts: ['ab', { x: 1 }], rejects: ['a', 'abcd', {}] },
  },
  {
    says: 'a chain of references',
    ...{ in: '3.0', schema: ref('A'), named: { A: ref('B'), B: ref('C'), C: text }, accepts: ['a'], rejects: [1] },
  },
  {
    says: 'a reference that leads nowhere is anything',
    in: '3.1',
    schema: ref('Nope'),
    accepts: [1, null, {}],
    rejects: [],
  },
  {
    says: 'what stands beside one that leads nowhere holds in 3.1',
    ...{ in: '3.1', schema: { ...ref('Nope'), ...text }, accepts: ['a'], rejects: [1] },
  },
  {
    says: 'what stands beside one that leads nowhere is dropped in 3.0',
    ...{ in: '3.0', schema: { ...ref('Nope'), ...text }, accepts: ['a', 1, null], rejects: [] },
  },
  {
    says: 'a member that leads nowhere',
    ...{
      in: '3.0',
      schema: { properties: { a: ref('Nope') }, required: ['a'] },
      accepts: [{ a: null }],
      rejects: [{}],
    },
  },
  {
    says: 'a member called $ref is no reference',
    ...{
      in: '3.0',
      schema: { properties: { $ref: text }, type: 'object' },
      accepts: [{ $ref: 'x' }],
      rejects: [{ $ref: 1 }, 'x'],
    },
  },
  {
    says: 'a recursive schema',
    ...{
      in: '3.0',
      schema: ref('Node'),
      named: {
        Node: {
          type: 'object',
          required: ['value'],
          properties: { value: { type: 'integer' }, children: { type: 'array', items: ref('Node') } },
        },
      },
    },
    ...{
      accepts: [{ value: 1 }, { value: 1, children: [{ value: 2, children: [] }] }],
      rejects: [
        { value: 1, children: [{ children: [] }] },
        { value: 1, children: [{ value: 2, children: [{ value: 'x' }] }] },
      ],
    },
  },
  {
    says: 'two schemas that refer to each other',
    ...{
      in: '3.1',
      schema: ref('Even'),
      named: { Even: { maxItems: 1, items: ref('Odd') }, Odd: { type: 'array', minItems: 1, items: ref('Even') } },
    },
    ...{ accepts: [[], [[[]]], [['x']]], rejects: [[[]], [[], []], ['x']] },
  },
  {
    says: 'a recursive schema that demands itself admits nothing finite',
    ...{
      in: '3.1',
      schema: ref('Endless'),
      named: { Endless: { type: 'object', required: ['next'], properties: { next: ref('Endless') } } },
    },
    ...{ accepts: [], rejects: [{}, { next: {} }, { next: { next: null } }] },
  },
  {
    says: 'a dynamic reference falls back to the anchor of its name',
    ...{
      in: '3.1',
      schema: { type: 'array', items: { $dynamicRef: '#it' } },
      named: { It: { $dynamicAnchor: 'it', type: 'string' } },
    },
    ...{ accepts: [['a'], []], rejects: [[1]] },
  },
  {
    says: 'a dynamic reference to its own schema',
    ...{
      in: '2020-12',
      schema: { $dynamicAnchor: 'node', type: 'object', properties: { next: { $dynamicRef: '#node' } } },
    },
    ...{ accepts: [{ next: { next: {} } }], rejects: [{ next: 1 }, { next: { next: 'x' } }] },
  },
  {
    says: 'a dynamic reference says nothing in 3.0',
    ...{ in: '3.0', schema: { $dynamicRef: '#it' }, named: { It: { $dynamicAnchor: 'it', type: 'string' } } },
    ...{ accepts: [1, 'a'], rejects: [] },
  },
  {
    says: 'an anchor',
    ...{
      in: '3.1',
      schema: { $ref: '#short' },
      named: { It: { $anchor: 'short', maxLength: 1 } },
      accepts: ['a'],
      rejects: ['ab'],
    },
  },
  {
    says: 'a reference into a schema',
    ...{
      in: '3.0',
      schema: ref('A/properties/b'),
      named: { A: { properties: { b: text } } },
      accepts: ['x'],
      rejects: [{}],
    },
  },
  {
    says: 'a reference in allOf beside keywords of its own',
    ...{
      in: '3.0',
      schema: { allOf: [ref('A')], required: ['b'], properties: { b: text } },
      named: { A: { type: 'object', required: ['a'] } },
    },
    ...{ accepts: [{ a: 1, b: 'x' }], rejects: [{ a: 1 }, { b: 'x' }, { a: 1, b: 2 }] },
  },
];
