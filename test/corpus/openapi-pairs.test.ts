import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { corpusFolder } from '../../scripts/lib/corpus.mjs';
import { pairSuite, selfSuite } from '../support/pair-suite.ts';

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly old: { readonly path: string };
  readonly new: { readonly path: string };
}

const folder = corpusFolder();
const entries = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as readonly Entry[];
const pairs = entries.filter(({ kind }) => kind === 'openapi');

it('the corpus has OpenAPI pairs', () => {
  expect(pairs.length).toBeGreaterThan(0);
});

for (const { id, old, new: revision } of pairs) {
  const [basePath, revisionPath] = [join(folder, old.path), join(folder, revision.path)];
  selfSuite(`${id} base`, basePath);
  selfSuite(`${id} revision`, revisionPath);
  pairSuite(id, basePath, revisionPath);
}
