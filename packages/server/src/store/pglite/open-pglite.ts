import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type PGliteOptions, types } from '@electric-sql/pglite';

/** As for real servers (database.ts): counts are numbers, days are texts. */
const parsers = {
  [types.INT8]: (text: string) => Number(text),
  [types.NUMERIC]: (text: string) => Number(text),
  [types.DATE]: (text: string) => text,
  [types.TIMESTAMPTZ]: (text: string) => new Date(text),
};

/**
 * @param folder where the data are kept; null: in memory
 * @param snapshot what new data are unpacked from; null: they are made
 */
export async function openPglite(folder: string | null, snapshot: string | null): Promise<PGlite> {
  if (folder === null) return await PGlite.create({ parsers, ...(await startingFrom(snapshot)) });
  const data = join(folder, 'database');
  if (!existsSync(data)) await makeData(data, snapshot);
  return await PGlite.create(data, { parsers });
}

/** Under another name until it is whole: what was killed in between is begun anew. */
async function makeData(data: string, snapshot: string | null): Promise<void> {
  const unfinished = `${data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const made = await PGlite.create(unfinished, await startingFrom(snapshot));
  await made.close();
  await rename(unfinished, data);
}

async function startingFrom(snapshot: string | null): Promise<PGliteOptions> {
  if (snapshot === null) return {};
  return { loadDataDir: new Blob([await readFile(snapshot)], { type: 'application/x-gzip' }) };
}
