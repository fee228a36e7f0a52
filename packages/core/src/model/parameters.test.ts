import { describe, expect, it } from 'vitest';
import { contractOf, viewOf } from '../../../../test/support/models.ts';
import { parameterKey } from './parameters.ts';

async function parametersOf(parameters: readonly object[], rest: object = {}) {
  return (await viewOf({ ...contractOf({ parameters }), ...rest })).parameters;
}

it('those of the operation stand over those of its path', async () => {
  const view = await viewOf({
    paths: {
      '/things': {
        parameters: [
          { name: 'limit', in: 'query', required: true },
          { name: 'X-Branch', in: 'header' },
        ],
        get: {
          parameters: [
            { name: 'limit', in: 'query' },
            { name: 'x-branch', in: 'header', required: true },
          ],
        },
      },
    },
  });
  expect(view.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['limit', false],
    ['x-branch', true],
  ]);
});

it('headers that the specification reserves are no parameters', async () => {
  const names = ['Accept', 'content-type', 'Authorization', 'X-Own'];
  const parameters = await parametersOf(names.map((name) => ({ name, in: 'header' })));
  expect(parameters.map(({ name }) => name)).toEqual(['X-Own']);
});

it('a path parameter is required whatever it says', async () => {
  expect((await parametersOf([{ name: 'id', in: 'path', required: false }]))[0]?.required).toBe(true);
});

describe('the spelling of a parameter', () => {
  it.each<readonly [object, string, boolean]>([
    [{ in: 'query' }, 'form', true],
    [{ in: 'query', explode: false }, 'form', false],
    [{ in: 'query', style: 'deepObject' }, 'deepObject', false],
    [{ in: 'path' }, 'simple', false],
    [{ in: 'header' }, 'simple', false],
    [{ in: 'cookie' }, 'form', true],
  ])('%j', async (parameter, style, explode) => {
    const [view] = await parametersOf([{ name: 'it', ...parameter }]);
    expect(view?.serialisation).toMatchObject({ style, explode });
  });

  it.each<readonly [object, string, boolean]>([
    [{ type: 'array' }, 'form', false],
    [{ type: 'array', collectionFormat: 'multi' }, 'form', true],
    [{ type: 'array', collectionFormat: 'pipes' }, 'pipeDelimited', false],
    [{ type: 'array', collectionFormat: 'constructor' }, 'form', false],
    [{ type: 'string' }, 'form', true],
  ])('in Swagger 2.0: %j', async (parameter, style, explode) => {
    const [view] = await parametersOf([{ name: 'it', in: 'query', ...parameter }], { swagger: '2.0' });
    expect(view?.serialisation).toMatchObject({ style, explode });
  });
});

it('header names are compared without case', () => {
  expect([parameterKey('header', 'X-Key'), parameterKey('query', 'Key')]).toEqual(['header/x-key', 'query/Key']);
});
