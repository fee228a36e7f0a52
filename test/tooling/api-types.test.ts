import { describe, expect, it } from 'vitest';
import { apiTypes } from '../../scripts/api-types.mjs';

function typeOf(schema: object): string {
  const text = apiTypes({ components: { schemas: { It: schema } } });
  return text.slice(text.indexOf('export ')).trim();
}

describe('the types of the service', () => {
  it.each([
    [{ type: 'string' }, 'export type It = string;'],
    [{ type: ['integer', 'null'] }, 'export type It = number | null;'],
    [{ enum: ['a', 'b'] }, "export type It = 'a' | 'b';"],
    [{ const: 1 }, 'export type It = 1;'],
    [{ oneOf: [{ $ref: '#/components/schemas/Other' }, { type: 'null' }] }, 'export type It = Other | null;'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, "export type It = readonly ('a' | 'b')[];"],
    [
      { type: 'array', prefixItems: [{ type: 'number' }, { type: 'boolean' }] },
      'export type It = readonly [number, boolean];',
    ],
    [{ type: 'object' }, 'export type It = Readonly<Record<string, unknown>>;'],
    [
      { type: 'object', additionalProperties: { type: 'integer' } },
      'export type It = Readonly<Record<string, number>>;',
    ],
    [
      { allOf: [{ $ref: '#/components/schemas/A' }, { type: 'object', properties: { b: { type: 'string' } } }] },
      'export type It = A & {\n  readonly b?: string;\n};',
    ],
  ])('say %j', (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });

  it('have a member always where it is required, or has a default', () => {
    const properties = { a: { type: 'string' }, b: { type: 'string', default: 'x' }, c: { type: 'string' } };
    const type = typeOf({ type: 'object', required: ['a'], properties });
    expect(type).toBe('export interface It {\n  readonly a: string;\n  readonly b: string;\n  readonly c?: string;\n}');
  });

  it('carry descriptions that cannot end their comment', () => {
    const text = apiTypes({ components: { schemas: { It: { description: 'a/*/b\n c', type: 'string' } } } });
    expect(text).toContain('/** a/*\\/b c */\nexport type It');
  });

  it('are not made of what they cannot say', () => {
    expect(() => typeOf({ type: 'strange' })).toThrow('strange');
    expect(() => typeOf({ not: {} })).toThrow('not');
  });
});
