import { batchText, countedBy, differences, Ledger, send, totalOf } from '../batches.ts';
import { Services } from '../in-process.ts';
import type { Arena, Outcome, Scenario } from '../scenario.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const WINDOW = 7 * 24 * HOUR;
/** How far the ends of batches are from the time at which they are sent first. */
const SPREAD = 2 * HOUR;
const START = Date.parse('2026-11-20T10:00:00Z');
/** Clocks of servers differ by less than ids are kept beyond the window. */
const SKEW = HOUR - 60 * SECOND;
const RESTARTS = 4;

/** Trust, test 8. */
export const dedupWindow: Scenario = {
  says: 'Batches come again a second before the window ends and a second after.',
  long: { embedded: 1000, postgres: 1000 },
  short: { postgres: 20 },
  run,
};

type Met = 'stored' | 'known' | 'too old' | 'wrong';

interface Event {
  readonly at: number;
  readonly body: string;
  readonly expected: Exclude<Met, 'wrong'>;
}

async function run({ library, backend, freshDatabase, rounds, random }: Arena): Promise<Outcome> {
  const sent = new Ledger();
  const events = Array.from({ length: rounds }, (_, round) => {
    const to = START + Math.floor((2 * random.next() - 1) * SPREAD);
    const count = 1 + Math.floor(random.next() * 1000);
    sent.add('GET /0', 'checkout', count);
    const observations = [{ operation: 'GET /0', status: 200, count, consumer: { name: 'checkout' } }];
    return eventsOf(to, batchText({ id: `window-${round}`, instance: 'a', observations, to: new Date(to) }));
  });
  const ordered = events.flat().sort((one, other) => one.at - other.at);
  let clock = START;
  // The clock of the second is ahead: it forgets ids early, and is asked nothing.
  const now = (service: number) => new Date(clock + service * SKEW);
  const parts = { databaseUrl: await freshDatabase(), services: backend === 'embedded' ? 1 : 2, now };
  return await Services.during(library, parts, async (services) => {
    const done = { stored: 0, known: 0, 'too old': 0 };
    const faults: string[] = [];
    for (const [index, { at, body, expected }] of ordered.entries()) {
      clock = at;
      // Old ids are forgotten when a service starts, as every hour.
      if (index > rounds && index % Math.ceil((2 * rounds) / RESTARTS) === 0) await services.restart();
      const { status, receipt, text } = await send(services.url(0), body);
      const met = metBy(status, receipt.duplicate, text);
      if (met === 'wrong' || met !== expected) faults.push(`${new Date(at).toISOString()}: ${text}, not ${expected}.`);
      else done[met] += 1;
    }
    const asked = `&from=${new Date(START - 24 * HOUR).toISOString()}&to=${new Date(clock).toISOString()}`;
    const counted = await countedBy(services.url(0), asked);
    return {
      figures: { ...done, calls: totalOf(sent.counts) },
      faults: [...faults, ...differences(sent.counts, counted)],
    };
  });
}

function eventsOf(to: number, body: string): Event[] {
  return [
    { at: START, body, expected: 'stored' },
    { at: to + WINDOW - SECOND, body, expected: 'known' },
    { at: to + WINDOW + SECOND, body, expected: 'too old' },
  ];
}

function metBy(status: number, isDuplicate: boolean, text: string): Met {
  if (status === 200) return isDuplicate ? 'known' : 'stored';
  return status === 422 && text.includes('/problems/batch-too-old') ? 'too old' : 'wrong';
}
