/** What is taken from a table of deltas at once. */
export interface Chunk {
  /** Where to go on: pages before it have been emptied, and to look through them again takes time. */
  readonly from: string;
  readonly rows: number;
}

/** How many rows it had, and where the last of them stood (a ctid); null: there were none. */
export interface Folded {
  readonly rows: number;
  readonly last: string | null;
}

/** The rows of a chunk, deleted where they stood. Binds `from` and `rows`. */
export function takenFrom(table: string): string {
  return `taken AS (
    DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ctid >= ?::tid LIMIT ?))
    RETURNING *, ${table}.ctid AS place)`;
}

/** What came of a chunk. */
export const OF_CHUNK = 'count(*)::int AS rows, max(place)::text AS last FROM taken';
