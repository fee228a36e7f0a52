import type { HostileCase } from '../../bench/src/hostile.ts';
import { type HostileDocument, yaml } from './document.ts';
import { HOSTILE_DOCUMENTS } from './documents/index.ts';
import { contractOf } from './pattern-contract.ts';
import { HOSTILE_PATTERNS } from './patterns.ts';

function patternCase(family: string, pattern: string): HostileCase {
  const shown = JSON.stringify(pattern).slice(0, 50);
  return {
    kind: 'pattern',
    name: `${family}: ${shown}`,
    make: () => ({
      files: { 'old.json': contractOf(pattern, 0), 'new.json': contractOf(pattern, 1) },
      base: 'old.json',
      revision: 'new.json',
    }),
  };
}

/** A document that reads is compared with itself, any other with a good one. */
function documentCase({ name, files, outcome }: HostileDocument): HostileCase {
  return {
    kind: 'document',
    name,
    make: () => {
      const all = files();
      const [base = ''] = Object.keys(all);
      const revision = 'refused' in outcome ? 'good.yaml' : base;
      return { files: { ...all, 'good.yaml': yaml('') }, base, revision };
    },
  };
}

/** Every hostile pattern and document as a comparison, for the benchmark, which loads this file bundled. */
export const HOSTILE_CASES: readonly HostileCase[] = [
  ...Object.entries(HOSTILE_PATTERNS).flatMap(([family, patterns]) =>
    patterns.map((pattern) => patternCase(family, pattern)),
  ),
  ...HOSTILE_DOCUMENTS.map(documentCase),
];
