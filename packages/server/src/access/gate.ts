import type { Operation } from '../contract/contract.ts';
import type { Caller, Logger } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { checkLocal, checkOwnPage } from './loopback.ts';
import type { Pace } from './pace.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * Lets callers in, or throws a `ProblemError`: key-needed, key-unknown, session-ended, scope-missing, foreign-origin,
 * too-many-requests.
 */
export interface Gate {
  admit(operation: Operation, headers: Headers, address: string): Promise<Caller>;
}

/** Knows keys by their tokens. */
export interface KeyRing {
  /** Null: not known, revoked or expired. */
  callerOf(token: string): Promise<Caller | null>;
}

/** Knows people by the cookies that their browsers send. */
export interface PersonRing {
  /** Of the pages of the service, as browsers know it. */
  readonly origin: string;
  /** Null: there is no cookie of ours. `ended`: there is, and the session is over or never was. */
  callerOf(cookie: string | undefined): Promise<Caller | 'ended' | null>;
}

export interface GateParts {
  readonly keys: KeyRing;
  /** Null: people cannot log in. */
  readonly people: PersonRing | null;
  /** Programs on the same machine read and report without a key. */
  readonly isOpenOnLoopback: boolean;
  /** How often keys may be wrong, by address. */
  readonly failures: Pace;
  /** How often logins may be begun and ended, by address. */
  readonly logins: Pace;
  /** How often anything may be asked, by key or address. */
  readonly requests: Pace;
  readonly log: Pick<Logger, 'warn'>;
}

const NOBODY: Caller = { name: 'anyone', scopes: new Set(), service: null };
const LOOPBACK: Caller = { name: 'loopback', scopes: new Set(['ingest', 'read']), service: null };

/** The rules for who may ask what. */
export function gateOf({ keys, people, isOpenOnLoopback, failures, logins, requests, log }: GateParts): Gate {
  async function keyOf(authorization: string, address: string): Promise<Caller> {
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    const caller = token === undefined ? null : await keys.callerOf(token);
    if (caller !== null) return caller;
    // Only what failed is counted: whoever shares the address and has a key is not shut out.
    await failures.step(address);
    log.warn({ address }, 'a wrong key');
    throw new ProblemError('key-unknown');
  }

  async function callerOf(operation: Operation, headers: Headers, address: string): Promise<Caller> {
    if (headers.authorization !== undefined) return await keyOf(headers.authorization, address);
    const person = people !== null && operation.isOpenToPeople ? await people.callerOf(headers.cookie) : null;
    if (people !== null && person !== null && person !== 'ended') {
      if (operation.method !== 'get') checkOwnPage(headers, people.origin);
      return person;
    }
    if (isOpenOnLoopback && operation.isOpenOnLoopback) return LOOPBACK;
    if (person === null) throw new ProblemError('key-needed');
    await failures.step(address);
    throw new ProblemError('session-ended');
  }

  return {
    admit: async (operation, headers, address) => {
      if (isOpenOnLoopback) checkLocal(headers, operation.method);
      if (operation.isLogin) await logins.step(address);
      if (operation.isForAnyone) return NOBODY;
      const caller = await callerOf(operation, headers, address);
      await requests.step(caller === LOOPBACK ? address : caller.name);
      const { scopes } = operation;
      if (scopes.length === 0 || scopes.some((scope) => caller.scopes.has(scope))) return caller;
      throw new ProblemError('scope-missing', { detail: `It takes the scope ${scopes.join(' or ')}.` });
    },
  };
}
