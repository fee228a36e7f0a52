import { inject } from 'vitest';
import type { DatabasePlace } from '../../../packages/server/src/store/database.ts';
import { createDatabase } from './create-database.ts';

export interface TestDatabase {
  readonly name: 'PostgreSQL' | 'PGlite';
  /** A database of its own that holds nothing yet. On PostgreSQL several can open the same place. */
  place(): Promise<DatabasePlace>;
}

/** For `describe.each(databases)('… on $name', ({ place }) => …)`: whatever the store does, it does on both. */
export const databases: readonly TestDatabase[] = [
  { name: 'PostgreSQL', place: freshDatabase },
  { name: 'PGlite', place: () => Promise.resolve({ at: 'memory' }) },
];

/** A fresh database on the PostgreSQL of this run. */
export async function freshDatabase(): Promise<DatabasePlace & { readonly at: 'server' }> {
  const answer = await fetch(inject('postgres'));
  const server = await answer.text();
  if (!answer.ok) throw new Error(server);
  return { at: 'server', url: await createDatabase(server) };
}
