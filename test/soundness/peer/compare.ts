import { Question } from '../check.ts';
import type { Engine } from '../engine.ts';
import { instancesFor } from '../instances/make.ts';
import { Judge } from '../oracle/judge.ts';
import { seedOf } from '../random.ts';
import { commonPair } from './common-pairs.ts';
import type { Peer } from './peer.ts';
import { type Disagreement, reasonFor } from './reasons.ts';

export interface Comparison {
  /** Same answer, by the answer. */
  readonly agreed: { yes: number; no: number };
  /** By the reason that explains it. */
  readonly explained: Map<string, number>;
  readonly unexplained: Disagreement[];
  refused: number;
  late: number;
  unknown: number;
}

/** Asks both engines the same questions, about literal sets, in the words that both know. */
export async function compareWithPeer(pairs: number, seed: number, engine: Engine, peer: Peer): Promise<Comparison> {
  const comparison: Comparison = { agreed: { yes: 0, no: 0 }, explained: new Map(), unexplained: [], refused: 0, late: 0, unknown: 0 };
  const judge = new Judge();
  for (let index = 0; index < pairs; index += 1) {
    const { sender, receiver } = commonPair(seedOf(seed, index));
    const theirs = await peer.contains(sender, receiver);
    const ours = engine(sender, receiver, 'literal');
    if (theirs.answer === 'refused') comparison.refused += 1;
    else if (theirs.answer === 'no answer in time') comparison.late += 1;
    else if (ours.answer === 'unknown') comparison.unknown += 1;
    else if (ours.answer === theirs.answer) comparison.agreed[theirs.answer] += 1;
    else {
      const question = new Question(sender, receiver, 'literal', judge);
      const sent = (instance: Parameters<Judge['accepts']>[1]) => judge.accepts(sender, instance);
      const instances = instancesFor(sender, receiver, seedOf(seed, -index - 1), { samples: 60 }, sent);
      const refuted = instances.some((instance) => question.refutedBy(instance) === true);
      note(comparison, { sender, receiver, ours, theirs: theirs.answer, refuted, question });
    }
  }
  return comparison;
}

function note(comparison: Comparison, disagreement: Disagreement): void {
  const reason = reasonFor(disagreement);
  if (reason === undefined) comparison.unexplained.push(disagreement);
  else comparison.explained.set(reason, (comparison.explained.get(reason) ?? 0) + 1);
}
