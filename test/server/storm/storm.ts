import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../../support/drafts/random.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { Sender } from './sender.ts';
import { ServiceProcess } from './service-process.ts';

export interface StormSettings {
  /** What is killed: a service on PostgreSQL, a service with the embedded database, or PostgreSQL below the service. */
  readonly victim: 'service' | 'embedded' | 'postgres';
  readonly kills: number;
  readonly seed: number;
}

export interface StormResult {
  readonly kills: number;
  readonly batches: number;
  readonly attempts: number;
  /** Batches that had been stored when they were sent again. */
  readonly duplicates: number;
  /** By operation and consumer: what was sent and acknowledged in the end, and what the service counts. */
  readonly sent: Readonly<Record<string, number>>;
  readonly counted: Readonly<Record<string, number>>;
}

const SENDERS = 4;
/** Attempts between two kills, at most. */
const MOST_ATTEMPTS = 40;

/** Numbered batches from four senders, sent until they are acknowledged, while processes are killed. */
export async function storm({ victim, kills, seed }: StormSettings): Promise<StormResult> {
  const random = new Random(seed);
  const folder = await mkdtemp(join(tmpdir(), 'storm-'));
  const postgres = victim === 'embedded' ? null : await PostgresServer.make();
  const url = postgres?.url('postgres') ?? null;
  // Two on one database; the embedded one belongs to one process.
  const names = postgres === null ? ['a'] : ['a', 'b'];
  const services = names.map((name) => new ServiceProcess(join(folder, name), url));
  try {
    for (const service of services) await service.start();
    const attack =
      victim === 'postgres' && postgres !== null ? () => restart(postgres) : () => pick(services, random).crash();
    const senders = await bombard(services, random, kills, attack);
    const sum = (count: (sender: Sender) => number) => senders.reduce((total, sender) => total + count(sender), 0);
    return {
      kills,
      batches: sum(({ batches }) => batches),
      attempts: sum(({ attempts }) => attempts),
      duplicates: sum(({ duplicates }) => duplicates),
      sent: Object.assign({}, ...senders.map(({ acknowledged }) => acknowledged)),
      counted: await countedBy(pick(services, random)),
    };
  } finally {
    for (const service of services) await service.stop();
    await postgres?.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function restart(postgres: PostgresServer): Promise<void> {
  await postgres.crash();
  await postgres.start();
}

async function bombard(
  services: readonly ServiceProcess[],
  random: Random,
  kills: number,
  attack: () => Promise<void>,
): Promise<readonly Sender[]> {
  let isOver = false;
  let mending: Promise<void> = Promise.resolve();
  let attempts = 0;
  let wakeAt = 0;
  let wake = () => {};
  const onAttempt = () => {
    attempts += 1;
    if (attempts >= wakeAt) wake();
  };
  const failure = { error: null as unknown };
  const senders = Array.from({ length: SENDERS }, (_, n) => {
    const parts = {
      name: `sender-${n}`,
      service: () => pick(services, random),
      mended: () => mending,
      onAttempt,
      random,
    };
    return new Sender(parts);
  });
  const sending = Promise.all(senders.map((sender) => sender.run(() => isOver))).catch((error: unknown) => {
    failure.error = error;
    wake();
  });
  for (let kill = 0; kill < kills && failure.error === null; kill += 1) {
    wakeAt = attempts + 1 + Math.floor(random.next() * MOST_ATTEMPTS);
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    mending = attack();
    await mending;
  }
  isOver = true;
  await sending;
  if (failure.error !== null) throw failure.error;
  return senders;
}

async function countedBy({ url }: ServiceProcess): Promise<Record<string, number>> {
  const response = await fetch(`${url}/api/v1/usage?service=orders&groupBy=operation,consumer&limit=10000`);
  const { rows } = (await response.json()) as { rows: { operation: string; consumer: string; calls: number }[] };
  return Object.fromEntries(rows.map(({ operation, consumer, calls }) => [`${operation} by ${consumer}`, calls]));
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random.next() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}
