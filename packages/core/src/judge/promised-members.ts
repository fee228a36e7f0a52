import type { Change } from '../compare/change.ts';
import type { FactId } from '../compare/facts.ts';
import type { JudgeOptions, Verdict } from './judge-change.ts';
import type { Judged } from './proving/judged.ts';
import type { Meeting } from './reach.ts';

/** Facts by which a member that the provider could send, and need not, is sent no more. */
const LOST: ReadonlySet<FactId> = new Set(['property-removed', 'property-renamed']);

/**
 * Under `responseMembers: 'promised'` a member that the provider no longer sends breaks who reads it. No message shows
 * that, for one without the member was always allowed: the proof is that the contract declares it no longer.
 */
export function withPromises(judged: Judged, change: Change, meeting: Meeting, options: JudgeOptions): Judged {
  const { verdict } = judged;
  const isLost =
    options.responseMembers === 'promised' &&
    verdict.direction === 'response' &&
    LOST.has(change.fact) &&
    change.data.named !== true &&
    meeting.polarity === 'same';
  if (!isLost || verdict.effect === 'breaking') return judged;
  const told: Verdict = { ...verdict, effect: 'breaking', breaks: ['wire', 'source'], proof: 'exact', why: WHY };
  return { verdict: told, proposal: null };
}

const WHY = 'Consumers that read it no longer get it; here optional members of responses count as promised.';
