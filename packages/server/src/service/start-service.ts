import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firstKey, localKey } from '../access/first-key.ts';
import { gateOf } from '../access/gate.ts';
import { isLoopback } from '../access/loopback.ts';
import { paceOf } from '../access/pace.ts';
import { StoredKeys } from '../access/stored-keys.ts';
import { readContract } from '../contract/contract.ts';
import { createApp } from '../http/create-app.ts';
import type { Logger, ServiceContext } from '../http/handler.ts';
import { serviceJobs } from '../runner/jobs.ts';
import { Runner } from '../runner/runner.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { allHandlers } from './all-handlers.ts';
import { metricsOf } from './metrics.ts';
import type { ServiceState } from './own-handlers.ts';

/** Deeper than any contract or report is. */
const MAX_DEPTH = 100;

/** For the head of a request. */
const HEAD_MS = 10_000;

/** How often it is looked for slow senders. */
const LOOK_MS = 1000;

/** How often connections that were answered are closed while the service ends. */
const LOOK_AT_IDLE_MS = 50;

export interface RunningService {
  /** `http://127.0.0.1:4010` */
  readonly url: string;
  /** Path of the file with the key for the same machine; null: none, others reach the service. */
  readonly keyFile: string | null;
  /** To be shown once. Null: there was a key before. */
  readonly firstKey: string | null;
  /** Reads and reports from the same machine need no key. */
  readonly isOpenOnLoopback: boolean;
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
  const { host, requireKeys, createAtFirstSight, mostNames } = settings;
  const context: ServiceContext = { knex, isEmbedded, now, log, settings: { createAtFirstSight, mostNames } };
  const isOpenOnLoopback = isLoopback(host) && !requireKeys;
  const keyFile = isLoopback(host) ? await localKey(context, settings.data) : null;
  const shownKey = isLoopback(host) ? null : await firstKey(context);
  const keys = new StoredKeys(context);
  const paces = { failures: paceOf(settings.wrongKeysPerMinute), requests: paceOf(settings.requestsPerMinute) };
  const runner = new Runner({ jobs: serviceJobs(context, settings), now, log, timer: waitFor });
  const state: ServiceState = { isEnding: false };
  const metrics = metricsOf({ knex, now, jobs: () => runner.state() });
  const contract = readContract();
  const handlers = allHandlers({ keys, own: { state, contractText: contract.text, metrics: metrics.registry } });
  const app = createApp(context, handlers, {
    contract,
    gate: gateOf({ keys, isOpenOnLoopback, ...paces }),
    limits: { maxBytes: settings.maxBodyBytes, maxDepth: MAX_DEPTH },
    onAnswer: metrics.onAnswer,
  });
  const server = createServer(
    {
      requestTimeout: settings.requestSeconds * 1000,
      headersTimeout: Math.min(HEAD_MS, settings.requestSeconds * 1000),
      connectionsCheckingInterval: LOOK_MS,
    },
    app,
  );
  const url = await listen(server, settings);
  runner.start();
  const end = async () => {
    state.isEnding = true;
    await closeServer(server, settings.endSeconds * 1000);
    await runner.stop();
    for (const pace of Object.values(paces)) pace.close();
    await database.close();
  };
  return { url, keyFile, firstKey: shownKey, isOpenOnLoopback, end };
}

function listen(server: Server, { host, port }: Settings): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const name = host.includes(':') ? `[${host}]` : host;
      resolve(`http://${name}:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** Answers what was asked before; connections that only wait are closed at once, those past the limit too. */
async function closeServer(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_AT_IDLE_MS);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}

function waitFor(afterMs: number, call: () => void): () => void {
  const timer = setTimeout(call, afterMs);
  return () => clearTimeout(timer);
}
