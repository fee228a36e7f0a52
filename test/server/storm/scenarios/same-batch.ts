import { batchText, countedBy, differences, Ledger, send, totalOf } from '../batches.ts';
import { Services } from '../in-process.ts';
import type { Arena, Outcome, Scenario } from '../scenario.ts';

/** Trust, test 6. */
export const atOnce: Scenario = {
  says: 'One batch is sent fifty times at once, to two instances where the database can have two.',
  long: { embedded: 1000, postgres: 1000 },
  short: { postgres: 3 },
  run: (arena) => eachRound(arena, Array(50).fill(0)),
};

/** Trust, test 7. */
export const otherBody: Scenario = {
  says: 'One id comes with four bodies at the same time, each twice: one counts, the others are refused.',
  long: { embedded: 1000, postgres: 1000 },
  short: { postgres: 3 },
  run: (arena) => eachRound(arena, [0, 1, 2, 3, 0, 1, 2, 3]),
};

/** @param bodies one for each time that the id is sent: the same number is the same body */
async function eachRound(arena: Arena, bodies: readonly number[]): Promise<Outcome> {
  const { library, backend, rounds } = arena;
  const databaseUrl = await arena.freshDatabase();
  const parts = { databaseUrl, services: backend === 'embedded' ? 1 : 2 };
  return await Services.during(library, parts, async (services) => {
    const sent = new Ledger();
    const faults: string[] = [];
    const done = { 'stored now': 0, 'stored before': 0, 'answered 409': 0 };
    for (let round = 0; round < rounds; round += 1) {
      const { operation, consumer, answers } = await sendAll(services, arena, round, bodies);
      const stored = answers.filter(({ met }) => met === 'stored now');
      for (const { count } of stored) sent.add(operation, consumer, count);
      if (stored.length !== 1) faults.push(`Round ${round}: ${stored.length} of ${bodies.length} were stored.`);
      for (const { met, count, text } of answers) {
        const isOther = count !== stored[0]?.count;
        if (met === 'wrong' || isOther !== (met === 'answered 409')) faults.push(`Round ${round}: ${text}`);
        else done[met] += 1;
      }
    }
    const figures = { ...done, calls: totalOf(sent.counts) };
    return { figures, faults: [...faults, ...differences(sent.counts, await countedBy(services.url(0)))] };
  });
}

type Met = 'stored now' | 'stored before' | 'answered 409' | 'wrong';

interface Answer {
  readonly met: Met;
  readonly count: number;
  readonly text: string;
}

async function sendAll(services: Services, { random }: Arena, round: number, bodies: readonly number[]) {
  // Each tenth round names are new to all that get them.
  const isNew = round % 10 === 0;
  const operation = isNew ? `GET /new/${round}` : `GET /${round % 7}`;
  const consumer = isNew ? `new-${round}` : 'checkout';
  const least = 1 + Math.floor(random.next() * 1000);
  const to = new Date();
  const sending = random.shuffled(bodies).map(async (number, index): Promise<Answer> => {
    const count = least + number;
    const observations = [{ operation, status: 200, count, consumer: { name: consumer } }];
    const body = batchText({ id: `same-batch-${round}`, instance: 'a', observations, to });
    const { status, receipt, text } = await send(services.url(index), body);
    return { met: metBy(status, receipt.duplicate), count, text };
  });
  return { operation, consumer, answers: await Promise.all(sending) };
}

function metBy(status: number, isDuplicate: boolean): Met {
  if (status === 200) return isDuplicate ? 'stored before' : 'stored now';
  return status === 409 ? 'answered 409' : 'wrong';
}
