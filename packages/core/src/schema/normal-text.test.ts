import { describe, expect, it } from 'vitest';
import { normalText } from './normal-text.ts';

describe('the normal text', () => {
  it.each([
    [{ type: 'string', description: 'A name' }, { type: 'string' }],
    [{ type: ['string', 'null'] }, { type: ['null', 'string'] }],
    [{ type: 'string' }, { type: ['string'] }],
    [{ allOf: [{ type: 'string' }], title: 'Name' }, { type: 'string' }],
    [{ required: ['a', 'b'], minLength: 0 }, { required: ['b', 'a'] }],
    [{ oneOf: [{ type: 'string' }, { type: 'null' }] }, { oneOf: [{ type: 'null' }, { type: 'string' }] }],
  ])('%j and %j are alike', (one, other) => {
    expect(normalText(one)).toBe(normalText(other));
  });

  it.each([
    [{ properties: { description: {} } }, { properties: {} }],
    [{ default: { title: 'a' } }, { default: {} }],
    [{ prefixItems: [{ type: 'string' }, {}] }, { prefixItems: [{}, { type: 'string' }] }],
    [{ enum: ['1'] }, { enum: [1] }],
    [{ enum: [{ title: 'a' }] }, { enum: [{}] }],
    [{ minLength: 1 }, {}],
  ])('%j and %j are not', (one, other) => {
    expect(normalText(one)).not.toBe(normalText(other));
  });
});
