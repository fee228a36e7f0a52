import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../../test/support/models.ts';

const whole = { limit: { name: 'limit', in: 'query' }, chain: { $ref: '#/components/parameters/limit' } };
const bad = {
  ...whole,
  lost: { $ref: '#/components/parameters/nothing' },
  round: { $ref: '#/components/parameters/about' },
  about: { $ref: '#/components/parameters/round' },
};

async function follow(name: string) {
  const model = await modelOf({ components: { parameters: bad } });
  const node = model.root.at(['components', 'parameters', name]);
  if (node === undefined) throw new Error('no such parameter');
  const target = model.references.follow(node);
  return { found: target?.key, problems: model.references.problems().map(({ code }) => code) };
}

describe('a chain of references', () => {
  it.each([
    ['limit', 'limit'],
    ['chain', 'limit'],
  ])('from %s leads to %s, and bad ones elsewhere are not looked for', async (name, found) => {
    expect(await follow(name)).toEqual({ found, problems: [] });
  });

  it.each(['lost', 'round'])('from %s leads nowhere: all bad ones are told', async (name) => {
    expect(await follow(name)).toEqual({
      found: undefined,
      problems: ['ref-not-found', 'ref-circular', 'ref-circular'],
    });
  });
});
