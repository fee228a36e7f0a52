import type { DirectedFact } from '../compare/facts.ts';
import type { Effect } from '../finding.ts';
import type { RuleInfo } from '../rule-info.ts';
import { policyRows } from './policies.ts';
import type { DirectedRow, Facts, SetEffect } from './row.ts';
import { directedRows, plainRows } from './rows.ts';
import { directionTexts, ruleId, setOf } from './texts.ts';

/** The commonest facts of a change, for the effect that the catalogue names first. */
const usual: Facts = {
  subject: 'name',
  place: '"name"',
  direction: 'none',
  data: { baseRest: 'omitted', revisionRest: 'omitted', tagged: true, hasOwnTag: true, required: false, only: true },
};

/** `a-{b,c}` → `a-b`, `a-c`; any number of groups. */
function expand(pattern: string): string[] {
  const match = /^(.*?)\{([^{}]*)\}(.*)$/.exec(pattern);
  if (match === null) return [pattern];
  const [, head = '', list = '', tail = ''] = match;
  return list.split(',').flatMap((item) => expand(`${head}${item}${tail}`));
}

function aliasesOf(patterns: readonly string[] | undefined): string[] {
  return (patterns ?? []).flatMap(expand);
}

function usualEffect(row: DirectedRow, direction: 'request' | 'response', set: SetEffect): Effect {
  const judge = row[direction]?.judge;
  if (judge !== undefined) return judge(usual).effect;
  if (set === 'equal') return 'compatible';
  const safe = direction === 'request' ? 'wider' : 'narrower';
  return set === safe ? 'compatible' : 'breaking';
}

function directed(fact: DirectedFact, row: DirectedRow): RuleInfo[] {
  return (['request', 'response'] as const).map((direction) => {
    const set = setOf(row, usual);
    const effect = usualEffect(row, direction, set);
    const aliases = aliasesOf(row[direction]?.aliases);
    return {
      id: ruleId(fact, direction),
      title: row.title,
      direction,
      area: row.area,
      effect,
      breaks: effect === 'breaking' || effect === 'risky' ? ['wire', 'source'] : [],
      ...directionTexts(row, direction, set),
      aliases,
      // Said of the row; a direction that the peer does not look at differs from nothing.
      ...(row.differs === undefined || aliases.length === 0 ? {} : { differs: row.differs }),
    };
  });
}

/** Every rule, in order of id. */
export const ruleCatalogue: readonly RuleInfo[] = [
  ...Object.entries({ ...plainRows, ...policyRows }).map(
    ([fact, row]): RuleInfo => ({
      id: fact,
      title: row.title,
      direction: 'none',
      area: row.area,
      effect: row.effect,
      breaks: row.breaks ?? (row.effect === 'breaking' || row.effect === 'risky' ? ['wire', 'source'] : []),
      why: row.why,
      advice: row.advice,
      aliases: aliasesOf(row.aliases),
      ...(row.differs === undefined ? {} : { differs: row.differs }),
    }),
  ),
  ...Object.entries(directedRows).flatMap(([fact, row]) => directed(fact as DirectedFact, row)),
].sort((one, other) => (one.id < other.id ? -1 : 1));
