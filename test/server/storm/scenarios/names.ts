import { batchText, countedBy, send, totalOf } from '../batches.ts';
import { Services } from '../in-process.ts';
import { inTurn } from '../in-turn.ts';
import type { Arena, Outcome, Scenario } from '../scenario.ts';

const MOST_NAMES = 2000;
/** Each a path, a client and a header. */
const IN_BATCH = 1000;
const SENDERS = 2;
const MB = 1024 * 1024;
const TRACKED = 'GET /tracked';

/** Trust, test 11. */
export const manyNames: Scenario = {
  says: `Each call has a path, a client and a header of its own: ${MOST_NAMES} of each are kept.`,
  long: { embedded: 1_000_000, postgres: 1_000_000 },
  short: { postgres: 2500 },
  run,
};

async function run({ library, freshDatabase, rounds }: Arena): Promise<Outcome> {
  const databaseUrl = await freshDatabase();
  const env = { CONTRACT_CHECK_MOST_NAMES: String(MOST_NAMES) };
  return await Services.during(library, { databaseUrl, env }, async (services) => {
    const url = services.url(0);
    const faults: string[] = [];
    const memory: number[] = [];
    await inTurn(Math.ceil(rounds / IN_BATCH), SENDERS, async (batch, sender) => {
      const first = (batch - 1) * IN_BATCH;
      const length = Math.min(IN_BATCH, rounds - first);
      const observations = Array.from({ length }, (_, n) => observationsOf(first + n)).flat();
      const body = batchText({ id: `names-${batch}.`, instance: `sender-${sender}`, observations });
      const { status, receipt, text } = await send(url, body);
      const isWhole = status === 200 && receipt.accepted === observations.length;
      if (!isWhole) faults.push(`Batch ${batch}: ${status} ${text.slice(0, 500)}`);
      memory.push(process.memoryUsage().rss);
    });
    const { kept, used, calls } = await readBack(url);
    const early = memory[Math.floor(memory.length / 10)] ?? 0;
    const exact = { 'calls counted': [calls, 2 * rounds], 'headers counted': [used, rounds] };
    for (const [name, [found, expected]] of Object.entries(exact)) {
      if (found !== expected) faults.push(`${name}: ${found} of ${expected}.`);
    }
    for (const [name, count] of Object.entries(kept)) {
      // No fewer: else it would hold for a service that keeps nothing.
      if (count !== Math.min(rounds, MOST_NAMES)) faults.push(`${name}: ${count}.`);
    }
    const figures = {
      'calls counted': calls,
      ...kept,
      'MB of memory after a tenth': Math.round(early / MB),
      'MB at the end': Math.round((memory.at(-1) ?? 0) / MB),
    };
    return { figures, faults };
  });
}

function observationsOf(n: number): object[] {
  const one = { status: 200, count: 1 };
  return [
    { ...one, operation: n === 0 ? TRACKED : `GET /${n}/things`, consumer: { name: `client-${n}` } },
    { ...one, operation: TRACKED, consumer: { name: 'client-0' }, sent: { [`header/x-${n}`]: 1 } },
  ];
}

async function readBack(url: string) {
  const counted = await countedBy(url);
  const pairs = Object.keys(counted).map((key) => key.split(' by '));
  const response = await fetch(`${url}/api/v1/usage/surfaces?service=orders&operation=${encodeURIComponent(TRACKED)}`);
  const { rows } = (await response.json()) as { rows: { surface: string; used: number }[] };
  const kept = {
    'paths kept': namesIn(pairs.map(([operation = '']) => operation)),
    'clients kept': namesIn(pairs.map(([, consumer = '']) => consumer)),
    'headers kept': namesIn(rows.map(({ surface }) => surface)),
  };
  return { kept, used: rows.reduce((total, row) => total + row.used, 0), calls: totalOf(counted) };
}

/** Without the one that stands for all others. */
function namesIn(names: readonly string[]): number {
  return new Set(names.filter((name) => name !== 'other')).size;
}
