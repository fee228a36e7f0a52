import type { Effect } from '@contract-check/core';
import type { ReportInput } from '../report-input.ts';
import { count } from '../words.ts';
import type { Closing } from './summarise.ts';

/** The sign that a whole report carries: failed, worth a look, or fine. */
export function overallEffect({ total }: Closing, exitStatus: 0 | 1): Exclude<Effect, 'docs'> {
  if (exitStatus === 1) return 'breaking';
  return total.breaking + total.risky > 0 ? 'risky' : 'compatible';
}

/** `2 breaking changes`, `no breaking change, 1 risky`, `nothing changed`. */
export function verdictWords({ total, unchanged }: Closing): string {
  if (unchanged) return 'nothing changed';
  if (total.breaking > 0) return count(total.breaking, 'breaking change');
  return total.risky > 0 ? `no breaking change, ${total.risky} risky` : 'no breaking change';
}

/** What a whole report is about, raw: a contract by its title; several by how many there are. */
export function subjectOf({ runs, unchanged }: ReportInput): string {
  const [first] = runs;
  const isOne = first !== undefined && runs.every(({ contract }) => contract === first.contract);
  return isOne ? first.revision.title : count(runs.length + unchanged, 'contract');
}
