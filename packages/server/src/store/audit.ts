import type { Knex } from 'knex';

/** Who did what to what, when. No secrets in `detail`. */
export interface AuditRow {
  readonly at: Date;
  /** The caller's name. */
  readonly actor: string;
  /** `key-created`, `contract-published` */
  readonly action: string;
  /** What it was done to: `key:3f9a…`, `orders@2.3.0`. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Written in the transaction of what it tells of. */
export async function writeAudit(knex: Knex, { at, actor, action, subject, detail = {} }: AuditRow): Promise<void> {
  await knex('audit').insert({ at, actor, action, subject, detail: JSON.stringify(detail) });
}

/** Newest first, before the row of that id. */
export async function auditBefore(
  knex: Knex,
  before: number | null,
  limit: number,
): Promise<readonly (Required<AuditRow> & { readonly id: number })[]> {
  const rows = knex('audit').orderBy('id', 'desc').limit(limit);
  return before === null ? rows : rows.where('id', '<', before);
}
