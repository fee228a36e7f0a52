import { describe, expect, it } from 'vitest';
import { bodyOf, contractOf, viewOf } from '../../../../test/support/models.ts';
import { normaliseMediaType, normaliseStatus } from './bodies.ts';

it.each([
  ['200', '200'],
  ['4xx', '4XX'],
  ['default', 'default'],
  ['x-note', null],
  ['600', null],
])('the status %s', (key, status) => {
  expect(normaliseStatus(key)).toBe(status);
});

it('a media type is compared without case and spaces', () => {
  expect(normaliseMediaType('Application/JSON ; charset=UTF-8')).toBe('application/json;charset=utf-8');
});

it('a status that never has a body has none', async () => {
  const { responses } = await viewOf(contractOf({ responses: { 204: bodyOf({}), 200: bodyOf({}) } }));
  expect(responses.map(({ status, media }) => [status, media.length])).toEqual([
    ['200', 1],
    ['204', 0],
  ]);
});

describe('a body in Swagger 2.0', () => {
  const old = (operation: Record<string, unknown>, rest: object = {}) =>
    viewOf({ ...contractOf(operation), swagger: '2.0', ...rest });

  it('comes in the media types that the contract consumes', async () => {
    const { body } = await old(
      { parameters: [{ name: 'it', in: 'body', required: true, schema: { type: 'string' } }] },
      { consumes: ['application/JSON', 'text/plain'] },
    );
    expect(body?.required).toBe(true);
    expect(body?.media.map(({ type, schema }) => [type, schema?.value])).toEqual([
      ['application/json', { type: 'string' }],
      ['text/plain', { type: 'string' }],
    ]);
  });

  it('is a form where there are form fields', async () => {
    const field = (name: string, more: object) => ({ name, in: 'formData', ...more });
    const { body } = await old({
      parameters: [field('a', { type: 'file', required: true }), field('b', { type: 'string' })],
    });
    expect(body?.media.map(({ type }) => type)).toEqual(['multipart/form-data']);
    const schema = body?.media[0]?.schema;
    expect(schema?.child('required')?.value).toEqual(['a']);
    expect([...(schema?.child('properties')?.children() ?? [])].map((node) => node.pointer.at(-1))).toEqual(['0', '1']);
  });
});
