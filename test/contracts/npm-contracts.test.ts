import { join } from 'node:path';
import { diffContracts } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { loadFile, repository } from '../support/contract-files.ts';
import { pairSuite, plainDiff, selfSuite } from '../support/pair-suite.ts';

/** Two published versions of one real contract, installed as aliased development dependencies. */
const published = (alias: string) => join(repository, 'node_modules', alias, 'openapi', 'openapi.yaml');
const base = published('figma-rest-api-base');
const revision = published('figma-rest-api-revision');

selfSuite('the published base', base);
selfSuite('the published revision', revision);
pairSuite('two published versions', base, revision);

describe('two published versions', () => {
  it('share most of what they hold when they are read', async () => {
    const like = await loadFile(base);
    const { pieces } = (await loadFile(revision, like)).sources.entry;
    const shared = [...(pieces?.pieces ?? [])].filter(([path, { start, end }]) => {
      const known = like.sources.entry.pieces?.pieces.get(path);
      return (
        known !== undefined && like.sources.entry.text.slice(known.start, known.end) === pieces?.text.slice(start, end)
      );
    });
    expect(shared.length).toBeGreaterThan(100);
  });

  it('differ', async () => {
    const comparison = await diffContracts(await loadFile(base), await loadFile(revision), plainDiff);
    expect(comparison.verdict.findings.length).toBeGreaterThan(0);
  });
});
