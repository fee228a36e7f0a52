import type { Change, SchemaPair } from '../../compare/change.ts';
import type { Compared } from '../../compare/compare-models.ts';
import type { DiffOptions } from '../../compare-contracts.ts';
import { isDirected } from '../../rules/rows.ts';
import type { Proving } from './judged.ts';
import { subjectOf } from './switched-keywords.ts';

/** Where no schema changed, the table has the last word. */
const TABLE: Proving = {
  judge: (_change, _meeting, verdict) => ({ verdict, proposal: null }),
  confirmed: (verdict) => verdict,
};

/** Decides schemas if there is anything to decide; only then is what decides loaded. */
export async function proverFor(compared: Compared, options: DiffOptions): Promise<Proving> {
  if (options.decide === false || !compared.changes.some(isAboutSchemas)) return TABLE;
  const [{ Prover }, { SchemaSides }] = await Promise.all([import('./prover.ts'), import('./schema-sides.ts')]);
  return new Prover(new SchemaSides(compared, compared.clean), options, countChanges(compared.changes));
}

function countChanges(changes: readonly Change[]): ReadonlyMap<SchemaPair, number> {
  const counts = new Map<SchemaPair, number>();
  for (const { occurrences } of changes) {
    const pairs = new Set(occurrences.flatMap((occurrence) => (occurrence.at === 'schema' ? occurrence.pair : [])));
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function isAboutSchemas({ fact, occurrences }: Change): boolean {
  return isDirected(fact) && subjectOf(fact) !== null && occurrences.some(({ at }) => at === 'schema');
}
