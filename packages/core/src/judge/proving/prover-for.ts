import type { Change } from '../../compare/change.ts';
import type { Compared } from '../../compare/compare-models.ts';
import { isDirected } from '../../rules/rows.ts';
import type { JudgeOptions } from '../judge-change.ts';
import type { Proving } from './judged.ts';
import { subjectOf } from './switched-keywords.ts';

/** Where no schema changed, the table has the last word. */
const TABLE: Proving = {
  judge: (_change, _meeting, verdict) => ({ verdict, proposal: null }),
  confirmed: (verdict) => verdict,
};

/** Decides schemas if there is anything to decide; only then is what decides loaded. */
export async function proverFor(compared: Compared, options: JudgeOptions): Promise<Proving> {
  if (!compared.changes.some(isAboutSchemas)) return TABLE;
  const [{ Prover }, { SchemaSides }] = await Promise.all([import('./prover.ts'), import('./schema-sides.ts')]);
  return new Prover(new SchemaSides(compared, compared.clean), options);
}

function isAboutSchemas({ fact, occurrences }: Change): boolean {
  return isDirected(fact) && subjectOf(fact) !== null && occurrences.some(({ at }) => at === 'schema');
}
