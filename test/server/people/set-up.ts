import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import type { Started } from '../support/start.ts';
import { Browser } from './browser.ts';
import { OpenidProvider } from './openid-provider.ts';
import { ADA, startPeople } from './people-service.ts';

/**
 * A provider, a database and a service for the tests of the suite that is being described. Ada logs in unless a test says
 * otherwise.
 */
export function setUpPeople(place: () => Promise<Parameters<typeof openDatabase>[0]>) {
  const provider = new OpenidProvider();
  let database: Database;
  let service: Started;
  let time = Date.parse('2026-11-20T12:00:00Z');
  const now = () => new Date(time);

  beforeAll(async () => {
    await provider.start();
    database = await openDatabase(await place());
    service = await startPeople({ database, provider, now });
  });

  afterAll(async () => {
    await service.close();
    await database.close();
    provider.stop();
  });

  beforeEach(() => {
    provider.fault = {};
    provider.claims = ADA;
  });

  return {
    provider,
    now,
    parts: () => ({ database, provider, now }),
    service: () => service,
    knex: () => database.knex,
    browser: () => new Browser(service.url),
    sessions: () => database.knex('person_session'),
    wait(ms: number): void {
      time += ms;
    },
  };
}
