import type { Operation } from '../contract/contract.ts';
import type { Caller, Logger } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { checkLocal } from './loopback.ts';
import type { Pace } from './pace.ts';

/** Lets callers in, or throws a `ProblemError`: key-needed, key-unknown, scope-missing, foreign-origin, too-many-requests. */
export interface Gate {
  admit(operation: Operation, headers: Readonly<Record<string, string | undefined>>, address: string): Promise<Caller>;
}

/** Knows keys by their tokens. */
export interface KeyRing {
  /** Null: not known, revoked or expired. */
  callerOf(token: string): Promise<Caller | null>;
}

export interface GateParts {
  readonly keys: KeyRing;
  /** Programs on the same machine read and report without a key. */
  readonly isOpenOnLoopback: boolean;
  /** How often keys may be wrong, by address. */
  readonly failures: Pace;
  /** How often anything may be asked, by key or address. */
  readonly requests: Pace;
  readonly log: Pick<Logger, 'warn'>;
}

const NOBODY: Caller = { name: 'anyone', scopes: new Set(), service: null };
const LOOPBACK: Caller = { name: 'loopback', scopes: new Set(['ingest', 'read']), service: null };

/** The rules for who may ask what. */
export function gateOf({ keys, isOpenOnLoopback, failures, requests, log }: GateParts): Gate {
  async function callerOf(
    { isOpenOnLoopback: needsNoKey }: Operation,
    authorization: string | undefined,
    address: string,
  ): Promise<Caller> {
    if (authorization === undefined) {
      if (isOpenOnLoopback && needsNoKey) return LOOPBACK;
      throw new ProblemError('key-needed');
    }
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    const caller = token === undefined ? null : await keys.callerOf(token);
    if (caller !== null) return caller;
    // Only what failed is counted: whoever shares the address and has a key is not shut out.
    await failures.step(address);
    log.warn({ address }, 'a wrong key');
    throw new ProblemError('key-unknown');
  }

  return {
    admit: async (operation, headers, address) => {
      if (isOpenOnLoopback) checkLocal(headers);
      if (operation.scopes.length === 0) return NOBODY;
      const caller = await callerOf(operation, headers.authorization, address);
      await requests.step(caller === LOOPBACK ? address : caller.name);
      if (operation.scopes.some((scope) => caller.scopes.has(scope))) return caller;
      throw new ProblemError('scope-missing', {
        detail: `It takes a key with the scope ${operation.scopes.join(' or ')}.`,
      });
    },
  };
}
