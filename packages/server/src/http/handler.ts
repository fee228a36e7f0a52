import type { Knex } from 'knex';

/** What a key or a person may do. */
export const SCOPES = ['ingest', 'read', 'publish', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks, once that is known. */
export interface Caller {
  /** For the audit log and rate limits: `key:3f9a…`, `person:…`, or `loopback` where no key is needed. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The only service it may speak for; null: all. */
  readonly service: string | null;
  /** Of a person who logged in. */
  readonly session?: Session;
}

export interface Session {
  /** Of the token in the cookie, which is not kept. */
  readonly tokenHash: Uint8Array;
  readonly endsAt: Date;
}

/** A request that fits the contract: authenticated, parsed, validated, defaults put in. */
export interface ServiceRequest {
  readonly caller: Caller;
  readonly path: Readonly<Record<string, string>>;
  /** Parsed as their schemas say: numbers, lists. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** JSON bodies as values, others as bytes; undefined where there is none. */
  readonly body: unknown;
  /** The bytes of the body once decompressed, for digests; empty where there is none. */
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Media types that the caller takes, best first. */
  readonly accepts: readonly string[];
}

/** What is answered. A body that is no text or bytes is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`, a header each. */
  readonly cookies?: readonly string[];
  readonly mediaType?: string;
  readonly body?: unknown;
}

export interface Logger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Everything that handlers take from their surroundings. */
export interface ServiceContext {
  readonly knex: Knex;
  /** On the embedded database everything goes over one connection. */
  readonly isEmbedded: boolean;
  readonly now: () => Date;
  readonly log: Logger;
  readonly settings: HandlerSettings;
}

/** The settings that handlers look at; the others are the business of whoever starts the server. */
export interface HandlerSettings {
  /** Services, consumers and operations come into being when they are first reported. */
  readonly createAtFirstSight: boolean;
  /** Different operations, consumers or surfaces of one service; more are counted under `other`. */
  readonly mostNames: number;
  /** How long the store may take for an answer. */
  readonly readSeconds: number;
}

/** Answers one operation of openapi.yaml. Throws `ProblemError` for what the contract says; anything else is a bug. */
export type Handler = (request: ServiceRequest, context: ServiceContext) => Promise<Answer>;

/** Handlers by operationId; an operation without one answers 501. */
export type Handlers = Readonly<Record<string, Handler>>;
