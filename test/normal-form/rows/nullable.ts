import { type Row, ref } from '../row.ts';

const text = { type: 'string' };
const nullableText = { type: 'string', nullable: true };

export const nullableRows: readonly Row[] = [
  { says: 'nullable beside a type', in: '3.0', schema: nullableText, accepts: ['a', null], rejects: [1, {}] },
  { says: 'nullable: false', in: '3.0', schema: { ...text, nullable: false }, accepts: ['a'], rejects: [null] },
  { says: 'x-nullable', in: '2.0', schema: { ...text, 'x-nullable': true }, accepts: ['a', null], rejects: [1] },
  { says: 'nullable in 2.0', in: '2.0', schema: nullableText, accepts: ['a', null], rejects: [false] },
  { says: 'nullable without a type', in: '3.0', schema: { nullable: true }, accepts: [null, 1, {}], rejects: [] },
  {
    says: 'nullable beside an enum without null',
    ...{ in: '3.0', schema: { enum: ['a', 'b'], nullable: true }, accepts: ['a', null], rejects: ['c', 1] },
  },
  {
    says: 'nullable beside an enum with null',
    ...{
      in: '3.0',
      schema: { type: 'string', enum: ['a', null], nullable: true },
      accepts: ['a', null],
      rejects: ['c'],
    },
  },
  {
    says: 'null in an enum of strings that is not nullable',
    ...{ in: '3.0', schema: { type: 'string', enum: ['a', null] }, accepts: ['a'], rejects: [null] },
  },
  {
    says: 'nullable beside allOf',
    ...{ in: '3.0', schema: { nullable: true, allOf: [ref('A')] }, named: { A: { type: 'object' } } },
    ...{ accepts: [{}, null], rejects: ['a'] },
  },
  {
    says: 'nullable beside $ref is dropped with it',
    ...{ in: '3.0', schema: { ...ref('A'), nullable: true }, named: { A: text }, accepts: ['a'], rejects: [null] },
  },
  {
    says: 'nullable behind $ref',
    ...{ in: '3.0', schema: ref('A'), named: { A: nullableText }, accepts: ['a', null], rejects: [1] },
  },
  {
    says: 'nullable in one part of two',
    ...{ in: '3.0', schema: { allOf: [nullableText, text] }, accepts: ['a'], rejects: [null] },
  },
  {
    says: 'nullable in both parts',
    ...{ in: '3.0', schema: { allOf: [nullableText, { minLength: 2, nullable: true }] } },
    ...{ accepts: ['ab', null], rejects: ['a'] },
  },
  {
    says: 'null fits two branches, which oneOf does not allow',
    ...{ in: '3.0', schema: { oneOf: [nullableText, { type: 'integer', nullable: true }] } },
    ...{ accepts: ['a', 1], rejects: [null, true] },
  },
  {
    says: 'nullable beside oneOf',
    ...{
      in: '3.0',
      schema: { nullable: true, oneOf: [text, { type: 'integer' }] },
      accepts: ['a', 1, null],
      rejects: [true],
    },
  },
  {
    says: 'a nullable member',
    ...{ in: '3.0', schema: { type: 'object', properties: { a: { type: 'integer', nullable: true } } } },
    ...{ accepts: [{}, { a: 1 }, { a: null }], rejects: [{ a: 'x' }, null] },
  },
  {
    says: 'nullable items',
    ...{ in: '3.0', schema: { type: 'array', items: nullableText }, accepts: [[null, 'a']], rejects: [[1], null] },
  },
  {
    says: 'nullable values of a map',
    ...{ in: '3.0', schema: { type: 'object', additionalProperties: nullableText } },
    ...{ accepts: [{ a: null, b: 'x' }], rejects: [{ a: 1 }] },
  },
  {
    says: 'nullable is no keyword of 3.1',
    ...{ in: '3.1', schema: nullableText, accepts: ['a'], rejects: [null] },
  },
  { says: 'null among the types', in: '3.1', schema: { type: ['string', 'null'] }, accepts: ['a', null], rejects: [1] },
  {
    says: 'null as a branch',
    ...{ in: '3.1', schema: { anyOf: [text, { type: 'null' }] }, accepts: ['a', null], rejects: [1] },
  },
  {
    says: 'null as a constant branch',
    ...{ in: '3.1', schema: { oneOf: [text, { const: null }] }, accepts: ['a', null], rejects: [1] },
  },
  {
    says: 'types of 3.1 in 3.0 are honoured',
    ...{ in: '3.0', schema: { type: ['string', 'null'] }, accepts: ['a', null], rejects: [1] },
  },
  { says: 'type null in 3.0 is honoured', in: '3.0', schema: { type: 'null' }, accepts: [null], rejects: ['null', 0] },
  {
    says: 'null through a branch that refers on',
    ...{ in: '3.0', schema: { anyOf: [ref('A'), { type: 'integer' }] }, named: { A: ref('B'), B: nullableText } },
    ...{ accepts: [null, 'a', 1], rejects: [1.5] },
  },
];
