import type { Knex } from 'knex';
import type { Caller, Logger } from '../http/handler.ts';
import { keyById, markUsed, type StoredKey } from '../store/api-keys.ts';
import { fits, parseToken } from './api-key.ts';
import type { KeyRing } from './gate.ts';

/** A key that another process revoked is let in no longer than this. */
const KEEP_MS = 1000;

/** How exactly the last use is known. */
const USED_EVERY_MS = 60_000;

const MOST_KEPT = 1000;

interface Kept {
  readonly key: StoredKey;
  readonly readAt: number;
}

interface KeyRingParts {
  readonly knex: Knex;
  readonly now: () => Date;
  readonly log: Logger;
}

/** The keys of the store, each kept for a second, so that reporting does not ask for its key before each batch. */
export class StoredKeys implements KeyRing {
  readonly #parts: KeyRingParts;
  readonly #kept = new Map<string, Kept>();
  readonly #used = new Map<string, number>();

  constructor(parts: KeyRingParts) {
    this.#parts = parts;
  }

  async callerOf(token: string): Promise<Caller | null> {
    const parsed = parseToken(token);
    if (parsed === null) return null;
    const now = this.#parts.now();
    const key = await this.#find(parsed.id, now.getTime());
    if (key === null || !fits(parsed.secret, key.secretHash) || !isValid(key, now)) return null;
    await this.#noteUse(key, now);
    return { name: `key:${key.id}`, scopes: new Set(key.scopes), service: key.service };
  }

  /** To be called when a key was changed. */
  forget(id: string): void {
    this.#kept.delete(id);
  }

  async #find(id: string, now: number): Promise<StoredKey | null> {
    const kept = this.#kept.get(id);
    if (kept !== undefined && now - kept.readAt < KEEP_MS) return kept.key;
    const key = await keyById(this.#parts.knex, id);
    if (key === null) return null;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(id, { key, readAt: now });
    return key;
  }

  /** Who may come in is not sent away because this could not be written. */
  async #noteUse({ id, lastUsedAt }: StoredKey, now: Date): Promise<void> {
    const known = this.#used.get(id) ?? lastUsedAt?.getTime() ?? 0;
    if (now.getTime() - known < USED_EVERY_MS) return;
    if (this.#used.size >= MOST_KEPT) this.#used.clear();
    this.#used.set(id, now.getTime());
    try {
      await markUsed(this.#parts.knex, id, now);
    } catch (error) {
      this.#parts.log.warn({ key: id, err: error }, 'the last use of a key was not written');
    }
  }
}

/** Neither revoked nor expired. */
export function isValid({ revokedAt, expiresAt }: StoredKey, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now);
}
