import { openDatabase } from '../../packages/server/src/store/database.ts';
import { ServiceProcess } from '../../test/server/storm/service-process.ts';
import type { PostgresServer } from '../../test/server/support/postgres-server.ts';
import { freshUrl } from './fresh-database.ts';
import { callerOf, nameOf, SIZES } from './generated.ts';
import { fillYears, type YearsSize } from './years.ts';

export interface QuestionResult {
  readonly name: string;
  readonly latenciesMs: readonly number[];
  /** Of the last answer. */
  readonly rows: number;
}

interface Question {
  readonly name: string;
  readonly groupBy: string;
  /** Absent: each of the windows. */
  readonly days?: number;
  /** Each time another one, so that nothing is answered because it was just asked. */
  of(n: number): Readonly<Record<string, string>>;
}

const OF_SERVICE = SIZES.operations / SIZES.services;
const service = (n: number) => nameOf.service(1 + (n % SIZES.services));
const operation = (n: number) => 1 + (n % SIZES.services) * OF_SERVICE + ((n * 13) % OF_SERVICE);

const QUESTIONS: readonly Question[] = [
  { name: 'matrix of a service', groupBy: 'operation,consumer', of: (n) => ({ service: service(n) }) },
  {
    name: 'one consumer',
    groupBy: 'operation',
    of: (n) => ({ service: service(n), consumer: nameOf.consumer(callerOf(operation(n))) }),
  },
  {
    name: 'one operation over time',
    groupBy: 'day',
    of: (n) => ({ service: service(n), operation: nameOf.operation(operation(n)) }),
  },
  {
    name: 'one operation, most instances',
    groupBy: 'consumer',
    days: 365,
    of: (n) => ({ service: nameOf.service(1), operation: nameOf.operation(1 + ((n * 13) % OF_SERVICE)) }),
  },
];
const WINDOWS_DAYS = [30, 730];
const ASKED = 60;
const WARM_UP = 10;
const DAY_MS = 86_400_000;
/** Years take longer to be written than what the service asks. */
const FILLING_MS = 3_600_000;

/** Asks a service with two years of use, one question after another; `onFilled` is told how many rows there are. */
export async function measureQuestions(
  postgres: PostgresServer,
  folder: string,
  size: YearsSize,
  onFilled: (rows: number) => void,
): Promise<readonly QuestionResult[]> {
  const url = await freshUrl(postgres, 'years');
  const now = new Date();
  const { knex, close } = await openDatabase({ at: 'server', url, usualMs: FILLING_MS });
  try {
    onFilled(await fillYears(knex, size, now));
  } finally {
    await close();
  }
  const running = new ServiceProcess(folder, url);
  const results: QuestionResult[] = [];
  try {
    await running.start();
    for (const [days, question] of asked()) {
      const from = new Date(now.getTime() - days * DAY_MS).toISOString();
      const answers = await askAgain(running.url, question, from);
      results.push({ name: `${question.name}, ${days} days`, ...answers });
    }
  } finally {
    await running.stop();
  }
  return results;
}

/** In which windows what is asked. */
function asked(): readonly (readonly [number, Question])[] {
  const each = QUESTIONS.filter(({ days }) => days === undefined);
  const own = QUESTIONS.flatMap((question) =>
    question.days === undefined ? [] : [[question.days, question] as const],
  );
  return [...WINDOWS_DAYS.flatMap((days) => each.map((question) => [days, question] as const)), ...own];
}

async function askAgain(url: string, { groupBy, of }: Question, from: string) {
  const latenciesMs: number[] = [];
  let rows = 0;
  for (let n = 0; n < WARM_UP + ASKED; n += 1) {
    const query = new URLSearchParams({ ...of(n), groupBy, from, limit: '1000' });
    const began = performance.now();
    const answer = await fetch(`${url}/api/v1/usage?${query}`);
    const text = await answer.text();
    if (n >= WARM_UP) latenciesMs.push(performance.now() - began);
    if (!answer.ok) throw new Error(`A question was answered ${answer.status}: ${text}`);
    rows = (JSON.parse(text) as { rows: unknown[] }).rows.length;
  }
  return { latenciesMs, rows };
}
