import { expect, it } from 'vitest';
import { loadSources } from '../../load/load-sources.ts';
import { buildModel } from '../../model/api-model.ts';
import { Descendants } from '../descendants.ts';
import { contractDialect } from './contract-dialect.ts';
import { hiddenMembers } from './hidden-members.ts';
import { NodeIds } from './normal-schema.ts';
import { NormalPool } from './pool.ts';

const files: Readonly<Record<string, unknown>> = {
  'api.json': { openapi: '3.0.3', components: { schemas: { User: { $ref: 'user.json' } } } },
  'user.json': { properties: { id: { readOnly: true }, secret: { writeOnly: true }, name: {} } },
};

async function hiddenFrom(sender: 'consumer' | 'provider' | null): Promise<string[]> {
  const text = (uri: string) => JSON.stringify(files[uri]);
  const entry = { uri: 'api.json', label: 'api.json', text: text('api.json') };
  const sources = await loadSources(entry, (uri) => Promise.resolve({ ok: true, text: text(uri), label: uri }));
  if (!sources.ok) throw new Error('the contract cannot be read');
  const model = buildModel(sources.value, '3.0', {});
  const node = model.schemas?.child('User');
  if (node === undefined) throw new Error('there is no User');
  const dialect = contractDialect(model, new Descendants(model));
  const pool = new NormalPool(new NodeIds(), { dialectOf: () => dialect, sender, position: 'sender' });
  return [...hiddenMembers(pool, [node]).hidden];
}

// What one file says is shown in test/normal-form.
it.each([
  ['consumer', ['id']],
  ['provider', ['secret']],
  [null, []],
] as const)('a %s does not send what another file says it does not', async (sender, hidden) => {
  expect(await hiddenFrom(sender)).toEqual(hidden);
});
