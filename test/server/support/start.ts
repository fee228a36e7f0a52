import type { Server } from 'node:http';
import { gateOf, type KeyRing, type PersonRing } from '../../../packages/server/src/access/gate.ts';
import { paceOf } from '../../../packages/server/src/access/pace.ts';
import { readContract } from '../../../packages/server/src/contract/contract.ts';
import { type AppOptions, createApp } from '../../../packages/server/src/http/create-app.ts';
import { type Caller, type Handlers, SCOPES, type ServiceContext } from '../../../packages/server/src/http/handler.ts';
import { httpServer, listen } from '../../../packages/server/src/service/http-server.ts';
import { ownHandlers, type ServiceState } from '../../../packages/server/src/service/own-handlers.ts';
import type { Database } from '../../../packages/server/src/store/database.ts';
import { answerChecker } from './check-answer.ts';

/** Tokens of callers in tests that are not about keys; `all` may do everything. */
const ALL: Caller = { name: 'key:all', scopes: new Set(SCOPES), service: null };

interface StartParts {
  readonly database: Pick<Database, 'knex' | 'isEmbedded'>;
  readonly handlers?: Handlers;
  /** By token, beside `all`. */
  readonly callers?: Readonly<Record<string, Caller>>;
  readonly keys?: KeyRing;
  readonly people?: PersonRing | null;
  readonly context?: Partial<ServiceContext>;
  readonly options?: Partial<AppOptions>;
  readonly isOpenOnLoopback?: boolean;
  /** How long a sender may take. */
  readonly requestMs?: number;
  readonly requestsPerMinute?: number;
  readonly loginsPerMinute?: number;
  /** One that is free, unless given. */
  readonly port?: number;
}

export interface Started {
  /** Without a slash at its end. */
  readonly url: string;
  readonly server: Server;
  readonly state: ServiceState;
  /** What was logged. */
  readonly logged: readonly { readonly facts: object; readonly message: string }[];
  /** Stops, and throws if an answer was not what the contract says. */
  close(): Promise<void>;
}

/** The application on a port of its own; every answer is held against the contract. */
export async function start(parts: StartParts): Promise<Started> {
  const { database, handlers = {}, callers = {}, isOpenOnLoopback = true } = parts;
  const logged: { facts: object; message: string }[] = [];
  const log = (facts: object, message: string) => void logged.push({ facts, message });
  const settings = { createAtFirstSight: true, mostNames: 10_000, readSeconds: 20 };
  const { knex, isEmbedded } = database;
  const context = { knex, isEmbedded, now: () => new Date(), log: { info: log, warn: log, error: log }, settings };
  const state: ServiceState = { isEnding: false };
  const contract = readContract();
  const own = ownHandlers({ state, contractText: contract.text, metrics: { metrics: () => Promise.resolve('') } });
  const known: Readonly<Record<string, Caller>> = { all: ALL, ...callers };
  const keys = parts.keys ?? {
    callerOf: (token: string) => Promise.resolve(Object.hasOwn(known, token) ? (known[token] ?? null) : null),
  };
  const checker = answerChecker();
  const paces = {
    failures: paceOf(10),
    logins: paceOf(parts.loginsPerMinute ?? 0),
    requests: paceOf(parts.requestsPerMinute ?? 0),
  };
  const app = createApp(
    { ...context, ...parts.context },
    { ...own, ...handlers },
    {
      contract,
      gate: gateOf({ keys, people: parts.people ?? null, isOpenOnLoopback, log: context.log, ...paces }),
      limits: { maxBytes: 1_000_000, maxDepth: 100 },
      trustedProxies: null,
      onAnswer: checker.onAnswer,
      ...parts.options,
    },
  );
  const server = httpServer(app, parts.requestMs ?? 30_000);
  const url = await listen(server, '127.0.0.1', parts.port ?? 0);
  return {
    url,
    server,
    state,
    logged,
    close: async () => {
      for (const pace of Object.values(paces)) pace.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (checker.wrong.length > 0) throw new Error(checker.wrong.join('\n'));
    },
  };
}
