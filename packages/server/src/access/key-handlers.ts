import type { Key, KeySettings, NewKey } from '../generated/api.ts';
import type { Handlers, ServiceContext, ServiceRequest } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { addKey, allKeys, keyById, markRevoked, type StoredKey, setSuccessor } from '../store/api-keys.ts';
import { writeAudit } from '../store/audit.ts';
import { newToken } from './api-key.ts';
import { isValid, type StoredKeys } from './stored-keys.ts';

const HOUR_MS = 3_600_000;
const OVERLAP_HOURS = 24;

/** Making, listing, rotating and revoking keys. */
export function keyHandlers(ring: Pick<StoredKeys, 'forget'>): Handlers {
  return {
    listKeys: async (_request, { knex }) => ({ status: 200, body: { keys: (await allKeys(knex)).map(shown) } }),

    createKey: async ({ body, caller }, context) => {
      const { name, scopes, service = null, expiresAt = null } = body as KeySettings;
      const settings = { name, scopes, service, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
      return { status: 201, body: await makeKey(context, settings, caller.name) };
    },

    rotateKey: async (request, context) => {
      const old = await existing(request, context);
      if (!isValid(old, context.now())) throw new ProblemError('conflict', { detail: 'It is revoked or expired.' });
      const { overlapHours = OVERLAP_HOURS } = (request.body ?? {}) as { overlapHours?: number };
      const endsAt = new Date(context.now().getTime() + overlapHours * HOUR_MS);
      const made = await context.knex.transaction(async (knex) => {
        const successor = await makeKey({ ...context, knex }, old, request.caller.name);
        await setSuccessor(knex, old.id, successor.id, endsAt);
        return successor;
      });
      ring.forget(old.id);
      return { status: 201, body: made };
    },

    revokeKey: async (request, context) => {
      const { id } = await existing(request, context);
      const at = context.now();
      await context.knex.transaction(async (knex) => {
        if (!(await markRevoked(knex, id, at))) return;
        await writeAudit(knex, { at, actor: request.caller.name, action: 'key-revoked', subject: `key:${id}` });
      });
      ring.forget(id);
      return { status: 204 };
    },
  };
}

/** A new key, written with its line in the audit log. */
export async function makeKey(
  { knex, now }: Pick<ServiceContext, 'knex' | 'now'>,
  { name, scopes, service, expiresAt }: Pick<StoredKey, 'name' | 'scopes' | 'service' | 'expiresAt'>,
  actor: string,
): Promise<NewKey> {
  const { id, token, secretHash } = newToken();
  const createdAt = now();
  const key = { id, name, scopes, service, createdAt, expiresAt, secretHash };
  await knex.transaction(async (inner) => {
    await addKey(inner, key);
    const detail = { name, scopes, service };
    await writeAudit(inner, { at: createdAt, actor, action: 'key-created', subject: `key:${id}`, detail });
  });
  return { ...shown({ ...key, lastUsedAt: null, revokedAt: null }), secret: token };
}

async function existing({ path }: ServiceRequest, { knex }: ServiceContext): Promise<StoredKey> {
  const key = await keyById(knex, path.key ?? '');
  if (key === null) throw new ProblemError('not-found');
  return key;
}

function shown({ id, name, scopes, service, createdAt, expiresAt, lastUsedAt, revokedAt }: StoredKeyFacts): Key {
  return {
    id,
    name,
    scopes,
    service,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}

type StoredKeyFacts = Omit<StoredKey, 'secretHash'>;
