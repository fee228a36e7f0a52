import { expect, it } from 'vitest';
import { corpusPairs } from '../support/corpus-pairs.ts';
import { pairSuite, selfSuite } from '../support/pair-suite.ts';

const pairs = corpusPairs();

it('the corpus has OpenAPI pairs', () => {
  expect(pairs.length).toBeGreaterThan(0);
});

for (const { id, base, revision } of pairs) {
  selfSuite(`${id} base`, base);
  selfSuite(`${id} revision`, revision);
  pairSuite(id, base, revision);
}
