import { BadLine, type Watch } from '../bad-line.ts';
import { batchText, countedBy, differences, Ledger, send, totalOf } from '../batches.ts';
import { Services } from '../in-process.ts';
import { inTurn } from '../in-turn.ts';
import type { Arena, Outcome, Scenario } from '../scenario.ts';

/** Trust, test 5: what was stored, and the one that sent it was not told. */
export const lostAnswer: Scenario = {
  says: 'The connection to the sender drops after COMMIT and before the response.',
  long: { embedded: 10_000, postgres: 10_000 },
  short: { postgres: 20 },
  run: async (arena) =>
    Services.during(arena.library, { databaseUrl: await arena.freshDatabase() }, async (services) => {
      const direct = services.url(0);
      // All that comes back is an answer, and it comes after COMMIT.
      const line = await BadLine.before(direct, () => ({ isLost: () => true }));
      try {
        const isLost = (body: string) =>
          send(line.url, body).then(
            () => false,
            () => true,
          );
        return await sendTwice(arena, direct, isLost);
      } finally {
        await line.close();
      }
    }),
};

export const lostCommit: Scenario = {
  says: 'The connection to PostgreSQL drops after COMMIT and before its answer.',
  long: { postgres: 10_000 },
  short: { postgres: 20 },
  run: async (arena) => {
    const dropped = new Set<string>();
    const line = await BadLine.before((await arena.freshDatabase()) ?? '', () => losesFirst(dropped));
    try {
      return await Services.during(arena.library, { databaseUrl: line.url }, (services) => {
        const url = services.url(0);
        return sendTwice(arena, url, async (body) => (await send(url, body)).status === 503);
      });
    } finally {
      await line.close();
    }
  },
};

const WORKERS = 4;
const OPERATIONS = 3;

/** @param isLost sends a batch for the first time; false: its answer came, against all intent */
async function sendTwice(
  { rounds, random }: Arena,
  url: string,
  isLost: (body: string) => Promise<boolean>,
): Promise<Outcome> {
  const sent = new Ledger();
  const done = { 'answers lost': 0, 'stored before': 0 };
  await inTurn(rounds, WORKERS, async (round, worker) => {
    const consumer = `sender-${worker}`;
    const counts = Array.from({ length: OPERATIONS }, () => 1 + Math.floor(random.next() * 1000));
    const observations = counts.map((count, n) => {
      sent.add(`GET /${n}`, consumer, count);
      return { operation: `GET /${n}`, status: 200, count, consumer: { name: consumer } };
    });
    const body = batchText({ id: `lost-batch-${round}.`, instance: consumer, observations });
    if (await isLost(body)) done['answers lost'] += 1;
    const { status, receipt } = await send(url, body);
    if (status === 200 && receipt.duplicate) done['stored before'] += 1;
  });
  const short = Object.entries(done).filter(([, count]) => count !== rounds);
  return {
    figures: { ...done, calls: totalOf(sent.counts) },
    faults: [
      ...differences(sent.counts, await countedBy(url)),
      ...short.map(([name, count]) => `${name}: ${count} of ${rounds}.`),
    ],
  };
}

/** Ready for the next statement, outside of any transaction: what was asked before is committed. */
const COMMITTED = Buffer.from('Z\0\0\0\u0005I', 'latin1');
const ID = /lost-batch-\d+\./;

/** Loses the answer to the statement that stores a batch, the first time that it is seen. */
function losesFirst(dropped: Set<string>): Watch {
  let said = '';
  return {
    sent: (chunk) => {
      said += chunk.toString('latin1');
    },
    isLost: (chunk) => {
      if (!chunk.subarray(-COMMITTED.length).equals(COMMITTED)) return false;
      const id = said.includes('INSERT INTO usage_batch') ? ID.exec(said)?.[0] : undefined;
      said = '';
      if (id === undefined || dropped.has(id)) return false;
      dropped.add(id);
      return true;
    },
  };
}
