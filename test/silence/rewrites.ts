import type { Draft } from '../support/drafts/draft.ts';
import { Random } from '../support/drafts/random.ts';
import { defaultsMadeExplicit } from './rewrites/defaults.ts';
import { partsExtracted, schemasExtracted } from './rewrites/extract.ts';
import { allOfFlattened } from './rewrites/flatten.ts';
import { inertKeywordsAdded, partsReworded, unusedComponentsAdded } from './rewrites/idle.ts';
import { listsShuffled, membersShuffled, unorderedKeywords } from './rewrites/order.ts';
import { parametersLowered, parametersRaised } from './rewrites/parameters.ts';
import { referencesInlined, schemasMovedToFile } from './rewrites/references.ts';
import { componentsRenamed, schemasRenamed } from './rewrites/rename.ts';
import { respeltFor31 } from './rewrites/respell.ts';
import { constantsRespelt, integerBoundsRespelt, nullRespelt, typesRespelt } from './rewrites/spelling.ts';
import { allOfSplit } from './rewrites/split.ts';
import { headersRecased, mediaTypesRecased, serversRespelt, statusesRecased } from './rewrites/wire-names.ts';
import { schemasWrapped, unionsOfOneAdded } from './rewrites/wrap.ts';

/** Writes a contract in another way that means the same. Changes the draft in place. */
export type Rewrite = (draft: Draft, random: Random) => void;

/** One row per way; `silence.test.ts` proves of each that it changes the text of some contract. */
const rewrites: Readonly<Record<string, Rewrite>> = {
  referencesInlined,
  schemasExtracted,
  partsExtracted,
  schemasMovedToFile,
  schemasRenamed,
  componentsRenamed,
  unusedComponentsAdded,
  membersShuffled,
  ...Object.fromEntries(
    unorderedKeywords.map((keyword) => [
      `${keyword}Shuffled`,
      (draft: Draft, random: Random) => listsShuffled(draft, random, keyword),
    ]),
  ),
  allOfFlattened,
  allOfSplit,
  schemasWrapped,
  unionsOfOneAdded,
  respeltFor31,
  constantsRespelt,
  integerBoundsRespelt,
  nullRespelt,
  typesRespelt,
  defaultsMadeExplicit,
  inertKeywordsAdded,
  partsReworded,
  parametersLowered,
  parametersRaised,
  headersRecased,
  mediaTypesRecased,
  statusesRecased,
  serversRespelt,
};

export const rewriteNames = Object.keys(rewrites);

/** One rewrite with the seed of its choices, so that a counterexample is a short list. */
export type Step = readonly [name: string, seed: number];

export function rewrite(draft: Draft, steps: readonly Step[]): void {
  for (const [name, seed] of steps) rewrites[name]?.(draft, new Random(seed));
}
