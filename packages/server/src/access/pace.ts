import { isIP } from 'node:net';
import { ipKeyGenerator, MemoryStore, type Options } from 'express-rate-limit';
import { ProblemError } from '../http/problem.ts';

const MINUTE_MS = 60_000;

/** Counts steps by who takes them; beyond the limit within a minute it throws `ProblemError` `too-many-requests`. */
export interface Pace {
  step(who: string): Promise<void>;
  close(): void;
}

/** @param perMinute 0: no limit */
export function paceOf(perMinute: number): Pace {
  const store = new MemoryStore();
  store.init({ windowMs: MINUTE_MS } as Options);
  return {
    async step(who) {
      if (perMinute === 0) return;
      // One sender of IPv6 has a whole network of addresses.
      const { totalHits, resetTime } = await store.increment(isIP(who) === 0 ? who : ipKeyGenerator(who));
      if (totalHits <= perMinute) return;
      const seconds = Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000);
      throw new ProblemError('too-many-requests', { headers: { 'Retry-After': String(Math.max(1, seconds)) } });
    },
    close: () => store.shutdown(),
  };
}
