import type { Knex } from 'knex';
import { registry } from './0001-registry.ts';
import { usage } from './0002-usage.ts';
import { decisions } from './0003-decisions.ts';
import { access } from './0004-access.ts';
import { restPartitions } from './0005-rest-partitions.ts';
import { ingestion } from './0006-ingestion.ts';
import { vacuum } from './0007-vacuum.ts';
import { months } from './0008-months.ts';
import { people } from './0009-people.ts';
import { roomForUpdates } from './0010-room-for-updates.ts';
import { sourceDays } from './0011-source-days.ts';
import type { Step } from './step.ts';

/** Every step, oldest first. Append only: what has been released is never changed, a mistake is mended by a new step. */
const steps: readonly Step[] = [
  registry,
  usage,
  decisions,
  access,
  restPartitions,
  ingestion,
  vacuum,
  months,
  people,
  roomForUpdates,
  sourceDays,
];

/** The steps as knex wants them; nothing is looked up in folders, so that a bundle can carry them. */
export const migrationSource: Knex.MigrationSource<Step> = {
  getMigrations: () => Promise.resolve([...steps]),
  getMigrationName: ({ name }) => name,
  getMigration: ({ up, down }) => Promise.resolve({ up, down }),
};
