import type { Change, Occurrence } from '../compare/change.ts';
import { BOTH_ROLES } from '../compare/change.ts';
import type { MetOperation } from '../compare/compare-context.ts';
import type { DiffOptions } from '../compare-contracts.ts';
import type { Finding } from '../finding.ts';
import type { ApiModel } from '../model/views.ts';
import { Judgement } from './findings.ts';
import type { Proving } from './proving/judged.ts';

/** No schema is involved, so there is nothing to prove. */
const PLAIN: Proving = {
  judge: (_change, _meeting, verdict) => ({ verdict, proposal: null }),
  confirmed: (verdict) => verdict,
};

export interface JudgedPresence {
  readonly findings: readonly Finding[];
  /** All operations of the contract, none of which has a partner. */
  readonly operations: readonly MetOperation[];
}

/** One finding for a contract that stands on one side alone; it reaches all operations. */
export function judgePresence(
  model: ApiModel,
  title: string,
  side: 'base' | 'revision',
  options: DiffOptions,
): JudgedPresence {
  const { operations, webhooks, root, sources } = model;
  const entries = [...operations, ...webhooks];
  const occurrences = entries.map((operation): Occurrence => {
    return { at: 'operation', operation, role: BOTH_ROLES, steps: [] };
  });
  const place = { node: root.child('info') ?? root };
  const change: Change = {
    fact: side === 'base' ? 'contract-removed' : 'contract-added',
    cause: 'contract',
    base: side === 'base' ? place : null,
    revision: side === 'base' ? null : place,
    subject: title,
    data: { after: entries.length },
    occurrences: entries.length === 0 ? [{ at: 'contract' }] : occurrences,
  };
  const judgement = new Judgement([change], PLAIN, new Set([sources.entry]), options);
  const alone = entries.map((entry) => ({ base: null, revision: null, [side]: entry }));
  return { findings: judgement.findings(null), operations: alone };
}
