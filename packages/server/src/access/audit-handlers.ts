import type { AuditEntry } from '../generated/api.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { auditBefore } from '../store/audit.ts';

/** Reading the audit log. The cursor is the number of the last line of the page before. */
export const auditHandlers: Handlers = {
  readAudit: async ({ query }, { knex }) => {
    const limit = query.limit as number;
    const rows = await auditBefore(knex, beforeOf(query.cursor), limit + 1);
    const page = rows.slice(0, limit);
    const entries = page.map(
      ({ at, actor, action, subject, detail }): AuditEntry => ({
        at: at.toISOString(),
        actor,
        action,
        subject,
        detail,
      }),
    );
    const next = rows.length > limit ? String(page.at(-1)?.id) : null;
    return { status: 200, body: { entries, next } };
  },
};

function beforeOf(cursor: unknown): number | null {
  if (cursor === undefined) return null;
  if (typeof cursor === 'string' && /^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new ProblemError('invalid-request', { detail: 'The cursor is none of ours.' });
}
