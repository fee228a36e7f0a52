import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from '../../scripts/lib/corpus.mjs';

interface Side {
  readonly path: string;
  /** In how many files it stands, where that is more than one. */
  readonly files?: number;
}

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly old: Side;
  readonly new: Side;
}

interface CorpusPair {
  readonly id: string;
  readonly base: string;
  readonly revision: string;
  readonly isOneFile: boolean;
}

/** The OpenAPI pairs of the corpus, with the paths of their entries. */
export function corpusPairs(folder = corpusFolder()): CorpusPair[] {
  const entries = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as readonly Entry[];
  return entries
    .filter(({ kind }) => kind === 'openapi')
    .map(({ id, old, new: revision }) => ({
      id,
      base: join(folder, old.path),
      revision: join(folder, revision.path),
      isOneFile: (old.files ?? 1) === 1 && (revision.files ?? 1) === 1,
    }));
}
