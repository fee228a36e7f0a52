import type { Random } from '../../support/drafts/random.ts';
import { countedBy, differences, totalOf } from './batches.ts';
import type { Outcome } from './scenario.ts';
import { Sender, type Target } from './sender.ts';
import { Signal } from './signal.ts';

export interface Siege {
  readonly targets: readonly Target[];
  readonly rounds: number;
  readonly random: Random;
  /** Breaks something, and ends when it is whole again. `refused` ends when an attempt to send has failed since. */
  attack(refused: () => Promise<void>): Promise<void>;
}

const SENDERS = 4;
/** Attempts between two rounds, at most. */
const MOST_ATTEMPTS = 40;
const RECOVERY_LIMIT_MS = 10_000;
/** Then it is taken for lost. */
const PATIENCE_MS = 90_000;

/** Numbered batches from four senders, sent until they are acknowledged, while something is broken again and again. */
export async function besiege({ targets, rounds, random, attack }: Siege): Promise<Outcome> {
  const [attempted, refused, recovered] = [new Signal(), new Signal(), new Signal()];
  const recovering = new Set<string>();
  const state = { isOver: false, isGivenUp: false, mending: Promise.resolve(), attempts: 0 };
  const target = () => pick(targets, random);
  const senders = Array.from({ length: SENDERS }, (_, n) => {
    const name = `sender-${n}`;
    const onAttempt = () => {
      state.attempts += 1;
      attempted.give();
    };
    const onAcknowledged = () => {
      if (recovering.delete(name) && recovering.size === 0) recovered.give();
    };
    const mended = async () => {
      await state.mending;
      if (state.isGivenUp) throw new Error('Given up.');
    };
    return new Sender({ name, target, mended, onAttempt, onRefused: () => refused.give(), onAcknowledged, random });
  });
  const sending = Promise.all(senders.map((sender) => sender.run(() => state.isOver)));
  const failed = sending.then(() => new Promise<never>(() => undefined));
  const recoveries: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const until = state.attempts + 1 + Math.floor(random.next() * MOST_ATTEMPTS);
      while (state.attempts < until) await Promise.race([attempted.given(), failed]);
      state.mending = attack(() => refused.given());
      await Promise.race([state.mending, failed]);
      const began = performance.now();
      for (const n of senders.keys()) recovering.add(`sender-${n}`);
      await Promise.race([recovered.given(), failed, givenUp(recovering)]);
      recoveries.push(performance.now() - began);
    }
    state.isOver = true;
    await sending;
  } catch (error) {
    state.isGivenUp = true;
    throw error;
  }
  return outcomeOf(senders, recoveries, await countedBy(target().url));
}

function outcomeOf(
  senders: readonly Sender[],
  recoveries: readonly number[],
  counted: Readonly<Record<string, number>>,
): Outcome {
  const sum = (count: (sender: Sender) => number) => senders.reduce((total, sender) => total + count(sender), 0);
  const sent = Object.assign({}, ...senders.map(({ acknowledged }) => acknowledged.counts));
  const late = recoveries.filter((took) => took >= RECOVERY_LIMIT_MS).length;
  return {
    figures: {
      batches: sum(({ batches }) => batches),
      attempts: sum(({ attempts }) => attempts),
      'stored before': sum(({ duplicates }) => duplicates),
      calls: totalOf(sent),
      'ms until each sender was heard again, at most': Math.round(Math.max(0, ...recoveries)),
    },
    faults: differences(sent, counted),
    late: late === 0 ? [] : [`${late} times it took more than ${RECOVERY_LIMIT_MS} ms to recover.`],
  };
}

async function givenUp(recovering: ReadonlySet<string>): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
  // Of rounds that are long over nobody waits for this any more.
  throw new Error(`Not recovered after ${PATIENCE_MS} ms: ${[...recovering].join(', ')} not acknowledged.`);
}

export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = random.pick(items);
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}
