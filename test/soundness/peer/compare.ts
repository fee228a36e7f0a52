import { Question } from '../check.ts';
import type { CorpusPairs } from '../corpus-pairs.ts';
import type { Engine } from '../engine.ts';
import { instancesFor } from '../instances/make.ts';
import { Judge } from '../oracle/judge.ts';
import { seedOf } from '../random.ts';
import { commonPair } from './common-pairs.ts';
import type { Peer } from './peer.ts';
import { type Disagreement, isKnownRefusal, reasonFor } from './reasons.ts';

export interface Comparison {
  /** Same answer, by the answer. */
  readonly agreed: { yes: number; no: number };
  /** By the reason that explains it. */
  readonly explained: Map<string, number>;
  readonly unexplained: Disagreement[];
  /** References in circles. */
  refused: number;
  late: number;
  unknown: number;
}

/** Asks both engines the same questions, about literal sets, in the words that both know. */
export async function compareWithPeer(
  plan: { readonly pairs: number; readonly seed: number },
  corpus: CorpusPairs,
  engine: Engine,
  peer: Peer,
): Promise<Comparison> {
  const comparison: Comparison = {
    agreed: { yes: 0, no: 0 },
    explained: new Map(),
    unexplained: [],
    refused: 0,
    late: 0,
    unknown: 0,
  };
  const judge = new Judge();
  for (let index = 0; index < plan.pairs; index += 1) {
    const { sender, receiver } = commonPair(seedOf(plan.seed, index), corpus);
    const theirs = await peer.contains(sender, receiver);
    const ours = engine.contains(sender, receiver, 'literal');
    if (theirs.answer === 'refused') {
      if (!isKnownRefusal(theirs.why, sender, receiver)) throw new Error(`json-schema-diff refused: ${theirs.why}`);
      comparison.refused += 1;
    } else if (theirs.answer === 'no answer in time') comparison.late += 1;
    else if (ours.answer === 'unknown') comparison.unknown += 1;
    else if (ours.answer === theirs.answer) comparison.agreed[theirs.answer] += 1;
    else {
      const question = new Question(sender, receiver, 'literal', judge);
      const sent = (instance: Parameters<Judge['accepts']>[1]) => judge.accepts(sender, instance);
      const instances = instancesFor(sender, receiver, seedOf(plan.seed, -index - 1), { samples: 60 }, sent);
      const refuted = instances.some((instance) => question.refutedBy(instance) === true);
      note(comparison, { sender, receiver, ours, theirs: theirs.answer, refuted });
    }
  }
  return comparison;
}

function note(comparison: Comparison, disagreement: Disagreement): void {
  const reason = reasonFor(disagreement);
  if (reason === undefined) comparison.unexplained.push(disagreement);
  else count(comparison.explained, reason);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
