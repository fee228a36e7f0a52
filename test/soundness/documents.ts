import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFile } from '../support/contract-files.ts';
import type { Versions } from './corpus-pairs.ts';
import { type Components, componentsOf } from './schemas/corpus.ts';

/** Contracts that every clone has, each with its later version. */
const atHand = [
  ['examples/shop/v1.openapi-3.1.yaml', 'examples/shop/v2.yaml'],
  ['examples/shop/v1.openapi-3.0.yaml', 'examples/shop/v2.yaml'],
  [
    'node_modules/figma-rest-api-base/openapi/openapi.yaml',
    'node_modules/figma-rest-api-revision/openapi/openapi.yaml',
  ],
] as const;

interface IndexEntry {
  readonly kind: string;
  readonly old: { readonly path: string };
  readonly new: { readonly path: string };
}

/** The contracts of the repository and of npm, and those of a corpus where a folder is given. */
export async function readVersions(repository: string, corpusFolder: string | null): Promise<Versions[]> {
  const pairs: (readonly [string, string])[] = atHand.map(([old, revision]) => [
    join(repository, old),
    join(repository, revision),
  ]);
  if (corpusFolder !== null) {
    const entries = JSON.parse(await readFile(join(corpusFolder, 'index.json'), 'utf8')) as readonly IndexEntry[];
    for (const { kind, old, new: revision } of entries) {
      if (kind === 'openapi') pairs.push([join(corpusFolder, old.path), join(corpusFolder, revision.path)]);
    }
  }
  const versions: Versions[] = [];
  for (const [old, revision] of pairs) {
    versions.push({ old: await components(old), new: await components(revision) });
  }
  return versions;
}

async function components(path: string): Promise<Components> {
  return componentsOf(path, (await loadFile(path)).sources.entry.value);
}
