import type { Consumer } from '../generated/api.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { writeAudit } from '../store/audit.ts';
import { eraseConsumer } from '../store/consumers/erase-consumer.ts';
import { lockedConsumer, mergeConsumer } from '../store/consumers/merge-consumer.ts';
import { type ConsumerRow, consumerByName, consumersAfter } from '../store/consumers/read-consumers.ts';
import { OTHER } from '../store/ingest/names.ts';
import { limitedRead } from '../store/limited-read.ts';
import { ANONYMOUS } from '../usage/read-observation.ts';

/** They stand for many, whom nobody knows. */
const NOBODY: ReadonlySet<string> = new Set([ANONYMOUS, OTHER]);

/** Who calls: listing, merging names, forgetting. The audit log has their numbers only, so that it need not forget. */
export function consumerHandlers(names: { forget(): void }): Handlers {
  return {
    listConsumers: async ({ query }, context) => {
      const limit = query.limit as number;
      const after = (query.cursor as string | undefined) ?? '';
      const rows = await limitedRead(context, (knex) => consumersAfter(knex, after, limit + 1));
      const page = rows.slice(0, limit);
      const next = rows.length > limit ? (page.at(-1)?.name ?? null) : null;
      return { status: 200, body: { consumers: page.map(shown), next } };
    },

    getConsumer: async ({ path: { consumer = '' } }, context) => ({
      status: 200,
      body: shown(found(await limitedRead(context, (knex) => consumerByName(knex, consumer)))),
    }),

    mergeConsumer: async ({ path: { consumer = '' }, body, caller }, { knex, now }) => {
      const { alias } = body as { alias: string };
      refuseNobody(consumer, alias);
      await knex.transaction(async (work) => {
        const { root } = found(await lockedConsumer(work, consumer));
        const { id } = found(await lockedConsumer(work, alias));
        if (id === root) throw new ProblemError('conflict', { detail: 'Both names are the same consumer already.' });
        await mergeConsumer(work, root, id);
        const subject = `consumer:${root}`;
        await writeAudit(work, {
          at: now(),
          actor: caller.name,
          action: 'consumer-merged',
          subject,
          detail: { alias: id },
        });
      });
      return { status: 200, body: shown(found(await consumerByName(knex, consumer))) };
    },

    eraseConsumer: async ({ path: { consumer = '' }, caller }, { knex, now }) => {
      refuseNobody(consumer);
      await knex.transaction(async (work) => {
        const { root } = found(await lockedConsumer(work, consumer));
        await eraseConsumer(work, root, now());
        await writeAudit(work, {
          at: now(),
          actor: caller.name,
          action: 'consumer-erased',
          subject: `consumer:${root}`,
        });
      });
      names.forget();
      return { status: 204 };
    },
  };
}

function found<Row>(row: Row | null): Row {
  if (row === null) throw new ProblemError('not-found');
  return row;
}

function refuseNobody(...names: readonly string[]): void {
  const name = names.find((each) => NOBODY.has(each));
  if (name !== undefined)
    throw new ProblemError('conflict', { detail: `"${name}" stands for callers who are not known.` });
}

function shown({ name, aliases, team, identifiedBy, firstSeen, lastSeen }: ConsumerRow): Consumer {
  return {
    name,
    aliases,
    team,
    identifiedBy,
    firstSeen: firstSeen?.toISOString() ?? null,
    lastSeen: lastSeen?.toISOString() ?? null,
  };
}
