import type { Json, Schema } from '../json.ts';
import type { Judgement } from '../oracle/judge.ts';
import { Random } from '../random.ts';
import { hintsOf } from './hints.ts';
import { perturb } from './perturb.ts';
import { Sampler } from './sample.ts';

export interface InstancePlan {
  /** How many values are made up from the schemas before they are varied. */
  readonly samples: number;
}

/**
 * Distinct values to judge a pair by: made up from the sender, from both sides together and from the receiver, then
 * those that the sender takes varied, because what the receiver rejects lies near them.
 */
export function instancesFor(
  sender: Schema,
  receiver: Schema,
  seed: number,
  plan: InstancePlan,
  sends: (instance: Json) => Judgement,
): Json[] {
  const random = new Random(seed);
  const hints = hintsOf(random, sender, receiver);
  const sampler = new Sampler(random, hints);
  const [from, to] = [
    { schema: sender, root: sender },
    { schema: receiver, root: receiver },
  ];
  const made = new Map<string, Json>();
  const add = (instance: Json): Json => {
    const key = JSON.stringify(instance);
    if (key.length < 4_000) made.set(key, instance);
    return instance;
  };
  for (let index = 0; index < plan.samples; index += 1) {
    const guides = index % 4 === 0 ? [from, to] : [from];
    const base = add(sampler.sample(index % 8 === 7 ? [to] : guides));
    const accepted = sends(base) === true;
    let current = base;
    for (let step = accepted ? 3 : 1; step > 0; step -= 1) {
      const next = add(perturb(current, random, hints));
      // Goes on from what is still sent: two steps away lies what one does not reach.
      if (sends(next) === true) current = next;
    }
  }
  return [...made.values()];
}
