import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repository } from '../support/contract-files.ts';
import { CorpusPairs } from './corpus-pairs.ts';
import { readVersions } from './documents.ts';
import { ourEngine } from './engine.ts';
import { compareWithPeer } from './peer/compare.ts';
import { Peer } from './peer/peer.ts';
import { reasonFor } from './peer/reasons.ts';

const peer = new Peer(join(repository, 'test/soundness/peer/child.mjs'));
let corpus: CorpusPairs;

beforeAll(async () => {
  corpus = new CorpusPairs(await readVersions(repository, null));
});

afterAll(() => peer.stop());

it('json-schema-diff says the same, or there is a reason', async () => {
  const { agreed, unexplained } = await compareWithPeer({ pairs: 50, seed: 20261121 }, corpus, ourEngine, peer);
  expect(unexplained).toEqual([]);
  expect(agreed.yes).toBeGreaterThan(10);
  expect(agreed.no).toBeGreaterThan(5);
});

it('each reason is one that is still met', async () => {
  const tagged = (more: object) => ({
    type: 'object',
    properties: { kind: { type: 'string' }, ...more },
    required: ['kind'],
  });
  const pairs = [
    {
      sender: { oneOf: [{ ...tagged({}), additionalProperties: false }, tagged({ b: { type: 'boolean' } })] },
      receiver: {
        oneOf: [
          { ...tagged({ added: { type: 'string' } }), additionalProperties: false },
          tagged({ b: { type: 'boolean' } }),
        ],
      },
      refuted: true,
    },
    {
      sender: { type: 'number', minimum: -3, maximum: -3 },
      receiver: { type: 'integer', minimum: -3, maximum: -3 },
      refuted: false,
    },
  ];
  for (const { sender, receiver, refuted } of pairs) {
    const { answer: theirs } = await peer.contains(sender, receiver);
    const ours = ourEngine.contains(sender, receiver, 'literal');
    expect([ours.answer, theirs]).toEqual(refuted ? ['no', 'yes'] : ['yes', 'no']);
    expect(reasonFor({ sender, receiver, ours, theirs: refuted ? 'yes' : 'no', refuted })).toBeDefined();
  }
});
