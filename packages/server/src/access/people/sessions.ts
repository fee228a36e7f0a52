import { createHash, randomBytes } from 'node:crypto';
import type { Caller, ServiceContext, Session } from '../../http/handler.ts';
import { writeAudit } from '../../store/audit.ts';
import { addSession, removeSession, sessionBy } from '../../store/person-sessions.ts';
import type { PersonRing } from '../gate.ts';
import type { Cookies } from './cookies.ts';
import type { Person } from './person.ts';

const HOUR_S = 3600;

interface SessionParts extends Pick<ServiceContext, 'knex' | 'now'> {
  readonly cookies: Cookies;
  readonly origin: string;
  readonly hours: number;
  /** Whatever decides who gets in and what they may do. What was given by other rules is over. */
  readonly rules: object;
}

/** Who is logged in. Asked of the database each time, so that a session ends for all processes at once. */
export class Sessions implements PersonRing {
  readonly origin: string;
  readonly #parts: SessionParts;
  readonly #rulesHash: Buffer;

  constructor(parts: SessionParts) {
    this.origin = parts.origin;
    this.#parts = parts;
    this.#rulesHash = hashOf(JSON.stringify(parts.rules));
  }

  async callerOf(cookie: string | undefined): Promise<Caller | 'ended' | null> {
    const { knex, now, cookies } = this.#parts;
    const token = cookies.read('session', cookie);
    if (token === null) return null;
    const tokenHash = hashOf(token);
    const session = await sessionBy(knex, tokenHash);
    if (session === null || session.endsAt <= now() || !this.#rulesHash.equals(session.rulesHash)) return 'ended';
    const { person, scopes, endsAt } = session;
    return { name: person, scopes: new Set(scopes), service: null, session: { tokenHash, endsAt } };
  }

  /** Logs a person in, and gives the cookie that says so. */
  async open({ name, subject, scopes }: Person): Promise<string> {
    const { knex, now, cookies, hours } = this.#parts;
    const token = randomBytes(32).toString('base64url');
    const startedAt = now();
    const endsAt = new Date(startedAt.getTime() + hours * HOUR_S * 1000);
    const session = { tokenHash: hashOf(token), person: name, scopes, rulesHash: this.#rulesHash, startedAt, endsAt };
    await knex.transaction(async (work) => {
      await addSession(work, session);
      const detail = { subject, scopes };
      await writeAudit(work, { at: startedAt, actor: name, action: 'logged-in', subject: name, detail });
    });
    return cookies.set('session', token, hours * HOUR_S);
  }

  /** Logs a person out, and gives the cookie that says so. */
  async close(name: string, { tokenHash }: Session): Promise<string> {
    const { knex, now, cookies } = this.#parts;
    await knex.transaction(async (work) => {
      if (!(await removeSession(work, tokenHash))) return;
      await writeAudit(work, { at: now(), actor: name, action: 'logged-out', subject: name });
    });
    return cookies.clear('session');
  }
}

/** One round is enough: what it is made of has 256 random bits, or is no secret. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
