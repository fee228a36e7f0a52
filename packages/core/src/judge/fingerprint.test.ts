import { describe, expect, it } from 'vitest';
import { contractOf, modelOf } from '../../../../test/support/models.ts';
import type { Change, ChangeData } from '../compare/change.ts';
import type { FactId } from '../compare/facts.ts';
import type { ApiModel } from '../model/views.ts';
import { fingerprint } from './fingerprint.ts';

interface At {
  readonly contract: Record<string, unknown>;
  readonly pointer: readonly string[];
}

async function printOf(at: At, fact: FactId, subject = '', data: ChangeData = {}): Promise<string> {
  const model: ApiModel = await modelOf(at.contract);
  const node = model.root.at(at.pointer);
  if (node === undefined) throw new Error('the pointer leads nowhere');
  const change: Change = { fact, cause: '', base: null, revision: { node }, subject, data, occurrences: [] };
  return fingerprint('', `request-${fact}`, 'request', change);
}

const path = (template: string, parameters: readonly object[]) => ({ paths: { [template]: { get: { parameters } } } });
const id = (name: string) => ({ name, in: 'path', required: true });
const query = (name: string) => ({ name, in: 'query' });
const at = (template: string, index: number, parameters: readonly object[]): At => ({
  contract: path(template, parameters),
  pointer: ['paths', template, 'get', 'parameters', String(index)],
});

describe('the same fingerprint', () => {
  it.each<readonly [string, At, At]>([
    ['for a renamed path parameter', at('/a/{x}', 0, [id('x')]), at('/a/{y}', 0, [id('y')])],
    ['for a parameter in another order', at('/a', 0, [query('x'), query('y')]), at('/a', 1, [query('y'), query('x')])],
    [
      'for a path parameter in another order',
      at('/a/{x}', 0, [id('x'), query('y')]),
      at('/a/{x}', 1, [query('y'), id('x')]),
    ],
  ])('%s', async (_, one, other) => {
    expect(await printOf(one, 'parameter-serialisation-changed', 'x')).toBe(
      await printOf(other, 'parameter-serialisation-changed', one.contract === other.contract ? 'y' : 'x'),
    );
  });

  it('for a reworded schema', async () => {
    const it = at('/a', 0, [query('x')]);
    const [one, other] = [{ type: 'string' }, { type: 'string', description: 'In words' }];
    expect(await printOf(it, 'property-removed', 'p', { before: one })).toBe(
      await printOf(it, 'property-removed', 'p', { before: other }),
    );
  });
});

describe('another fingerprint', () => {
  const it0 = at('/a/{x}/{y}', 0, [id('x'), id('y')]);

  it.each<readonly [string, At, ChangeData]>([
    ['for another place in the template', at('/a/{x}/{y}', 1, [id('x'), id('y')]), {}],
    ['for another value', it0, { before: 'simple' }],
  ])('%s', async (_, other, data) => {
    expect(await printOf(it0, 'parameter-serialisation-changed')).not.toBe(
      await printOf(other, 'parameter-serialisation-changed', '', data),
    );
  });

  it('for another default, although only its description differs', async () => {
    expect(await printOf(it0, 'default-changed', '', { after: { title: 'a' } })).not.toBe(
      await printOf(it0, 'default-changed', '', { after: { title: 'b' } }),
    );
  });
});

it('is 16 hexadecimal digits', async () => {
  const contract = contractOf({});
  expect(await printOf({ contract, pointer: ['paths'] }, 'operation-removed')).toMatch(/^[0-9a-f]{16}$/);
});
