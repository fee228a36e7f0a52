import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../support/drafts/contract-parts.ts';
import { draftOf, findingsBetween, loadDraft } from '../support/drafts/draft.ts';
import { lawSeed } from '../support/drafts/small-contracts.ts';
import { type EditStep, edit, edits } from './support/edits.ts';

const component: JsonObject = {
  type: 'object',
  required: ['sku'],
  properties: {
    sku: { type: 'string', maxLength: 20 },
    quantity: { type: 'integer', minimum: 1 },
    colour: { type: 'string', enum: ['red', 'blue', 'green'], default: 'red' },
    parts: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
    packing: { oneOf: [{ type: 'string' }, { type: 'object', properties: { box: { type: 'string' } } }] },
  },
};

/** A contract in which `uses` operations send and answer the same component. */
function contractWith(uses: number): JsonObject {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } };
  const operation = (): Json => ({
    requestBody: { content },
    responses: { '200': { description: 'Done', content } },
  });
  const paths = Object.fromEntries(
    Array.from({ length: uses }, (_, index) => [`/items${index}`, { post: operation() }]),
  );
  return {
    openapi: '3.1.0',
    info: { title: 'Items', version: '1' },
    paths,
    components: { schemas: { Item: component } },
  };
}

const schemaEdits = Object.entries(edits).flatMap(([name, [kind]]) => (kind === 'schema' ? [name as EditStep[0]] : []));

it('one cause is one finding, however many operations use the component', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...schemaEdits), fc.nat(0xffff)), { minLength: 1, maxLength: 3 });
  const property = fc.asyncProperty(steps, async (chosen) => {
    const told: string[][] = [];
    for (const uses of [1, 3, 17]) {
      const [base, revision] = [draftOf(contractWith(uses)), draftOf(contractWith(uses))];
      // The component alone is edited: what the operations say differs from contract to contract.
      edit({ entry: { components: revision.entry.components ?? {} }, files: new Map() }, chosen);
      const findings = await findingsBetween(await loadDraft(base), await loadDraft(revision));
      for (const { operations } of findings) expect(operations).toHaveLength(uses);
      told.push(findings.map(({ fingerprint }) => fingerprint).sort());
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });
  await fc.assert(property, { seed: lawSeed, numRuns: 60 });
});
