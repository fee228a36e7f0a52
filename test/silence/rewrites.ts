import type { Draft } from '../support/drafts/draft.ts';
import { Random } from '../support/drafts/random.ts';
import { defaultsMadeExplicit } from './rewrites/defaults.ts';
import { listsShuffled } from './rewrites/lists.ts';
import { parametersLowered, parametersRaised } from './rewrites/parameters.ts';
import { referencesInlined, schemasMovedToFile, schemasRenamed } from './rewrites/references.ts';
import { respeltFor31 } from './rewrites/respell.ts';
import { schemasWrapped } from './rewrites/wrap.ts';

/** Writes a contract in another way that means the same. Changes the draft in place. */
export type Rewrite = (draft: Draft, random: Random) => void;

const rewrites = {
  defaultsMadeExplicit,
  listsShuffled,
  parametersLowered,
  parametersRaised,
  referencesInlined,
  respeltFor31,
  schemasMovedToFile,
  schemasRenamed,
  schemasWrapped,
} satisfies Record<string, Rewrite>;

export type RewriteName = keyof typeof rewrites;
export const rewriteNames = Object.keys(rewrites) as RewriteName[];

/** One rewrite with the seed of its choices, so that a counterexample is a short list. */
export type Step = readonly [RewriteName, seed: number];

export function rewrite(draft: Draft, steps: readonly Step[]): void {
  for (const [name, seed] of steps) rewrites[name](draft, new Random(seed));
}
