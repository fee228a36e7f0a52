import type { Server } from 'node:http';
import { firstKey, localKey } from '../access/first-key.ts';
import { gateOf } from '../access/gate.ts';
import { isLoopback } from '../access/loopback.ts';
import { paceOf } from '../access/pace.ts';
import { peopleOf } from '../access/people/people.ts';
import { StoredKeys } from '../access/stored-keys.ts';
import { readContract } from '../contract/contract.ts';
import { Validators } from '../contract/validators.ts';
import { createApp } from '../http/create-app.ts';
import type { Logger, ServiceContext } from '../http/handler.ts';
import { ContractThread } from '../registry/engine/contract-engine.ts';
import { PublishedPaths } from '../registry/published-paths.ts';
import { serviceJobs } from '../runner/jobs.ts';
import { Runner } from '../runner/runner.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { createIngestion } from '../usage/usage-handlers.ts';
import { allHandlers } from './all-handlers.ts';
import { closeServer, httpServer, listen } from './http-server.ts';
import { metricsOf } from './metrics.ts';
import type { ServiceState } from './own-handlers.ts';

/** Deeper than any contract or report is. */
const MAX_DEPTH = 100;

export interface RunningService {
  /** `http://127.0.0.1:4010` */
  readonly url: string;
  /** Path of the file with the key for the same machine; null: none, others reach the service. */
  readonly keyFile: string | null;
  /** To be shown once. Null: there was a key before. */
  readonly firstKey: string | null;
  /** Reads and reports from the same machine need no key. */
  readonly isOpenOnLoopback: boolean;
  /** Where people log in; null: they cannot. */
  readonly loginUrl: string | null;
  /** Takes nothing new, lets what runs come to its end, and closes the store. */
  end(): Promise<void>;
}

interface StartParts {
  readonly settings: Settings;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Opens the store, makes the first key where there is none, and listens. Throws what `openDatabase` and `listen` do. */
export async function startService({ settings, log, now }: StartParts): Promise<RunningService> {
  const database = await openDatabase(placeOf(settings));
  try {
    return await listening(database, { settings, log, now });
  } catch (error) {
    await database.close();
    throw error;
  }
}

function placeOf({ databaseUrl, databaseConnections, data }: Settings): Parameters<typeof openDatabase>[0] {
  if (databaseUrl === null) return { at: 'folder', folder: data };
  return { at: 'server', url: databaseUrl, poolSize: databaseConnections };
}

async function listening(database: Database, { settings, log, now }: StartParts): Promise<RunningService> {
  const { knex, isEmbedded } = database;
  const { host, requireKeys, createAtFirstSight, mostNames, readSeconds } = settings;
  const context: ServiceContext = {
    knex,
    isEmbedded,
    now,
    log,
    settings: { createAtFirstSight, mostNames, readSeconds },
  };
  // Behind a proxy, whoever asks comes from this machine.
  const isOpenOnLoopback = isLoopback(host) && !requireKeys && settings.trustProxy === null;
  const keyFile = isLoopback(host) ? await localKey(context, settings.data) : null;
  const keys = new StoredKeys(context);
  const people = peopleOf(context, settings);
  const paces = {
    failures: paceOf(settings.wrongKeysPerMinute),
    logins: paceOf(settings.loginsPerMinute),
    requests: paceOf(settings.requestsPerMinute),
  };
  const runner = new Runner({ jobs: serviceJobs(context, settings), now, log, timer: waitFor });
  const state: ServiceState = { isEnding: false };
  const metrics = metricsOf({ knex, now, jobs: () => runner.state() });
  const contract = readContract();
  const paths = new PublishedPaths(context);
  const engine = new ContractThread();
  const ingestion = createIngestion(context, new Validators(contract), paths.match);
  const own = { state, contractText: contract.text, metrics: metrics.registry };
  const registry = { engine, paths };
  const traces = { matchPath: paths.match, now, timer: waitFor };
  const handlers = allHandlers({ keys, people, own, ingestion, hourDays: settings.hourDays, registry, traces });
  const app = createApp(context, handlers, {
    contract,
    gate: gateOf({ keys, people: people?.sessions ?? null, isOpenOnLoopback, log, ...paces }),
    limits: { maxBytes: settings.maxBodyBytes, maxDepth: MAX_DEPTH },
    trustedProxies: settings.trustProxy,
    onAnswer: metrics.onAnswer,
  });
  const server = httpServer(app, settings.requestSeconds * 1000);
  const url = await listen(server, settings.host, settings.port);
  // Made when nothing can keep it from being shown any more.
  const shownKey = isLoopback(host) ? null : await orClose(server, firstKey(context));
  runner.start();
  log.info({ url, isEmbedded, isOpenOnLoopback }, 'the service listens');
  const end = async () => {
    state.isEnding = true;
    log.info({}, 'the service ends');
    await closeServer(server, settings.endSeconds * 1000);
    await runner.stop();
    for (const pace of Object.values(paces)) pace.close();
    await engine.close();
    await database.close();
  };
  const loginUrl = people === null ? null : new URL('/login', people.publicUrl).href;
  return { url, keyFile, firstKey: shownKey, isOpenOnLoopback, loginUrl, end };
}

async function orClose<Value>(server: Server, value: Promise<Value>): Promise<Value> {
  try {
    return await value;
  } catch (error) {
    server.close();
    throw error;
  }
}

function waitFor(afterMs: number, call: () => void): () => void {
  const timer = setTimeout(call, afterMs);
  return () => clearTimeout(timer);
}
