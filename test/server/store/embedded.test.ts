import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DatabasePlace, openDatabase } from '../../../packages/server/src/store/database.ts';
import { DataFolderInUse } from '../../../packages/server/src/store/pglite/data-lock.ts';
import { snapshot } from '../../../packages/server/src/store/pglite/snapshot.ts';
import { freshDatabase } from '../support/databases.ts';

describe('The embedded database', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('starts from the copy that the build keeps, and has the tables that a real server has', async () => {
    expect(snapshot(), 'made by npm run build').not.toBeNull();
    expect(await tablesOf({ at: 'memory' })).toEqual(await tablesOf(await freshDatabase()));
  });

  it('has what was stored when it is opened again', async () => {
    const first = await openDatabase({ at: 'folder', folder });
    await first.knex('team').insert({ name: 'orders' });
    await first.close();
    const again = await openDatabase({ at: 'folder', folder });
    expect(await again.knex('team').select('name')).toEqual([{ name: 'orders' }]);
    await again.close();
  });

  it('is refused while it is open, and only then', async () => {
    const first = await openDatabase({ at: 'folder', folder });
    await expect(openDatabase({ at: 'folder', folder })).rejects.toThrow(DataFolderInUse);
    await first.close();
    await (await openDatabase({ at: 'folder', folder })).close();
  });

  it('begins anew what was killed before it was whole', async () => {
    const unfinished = join(folder, 'database.unfinished');
    await mkdir(unfinished);
    await writeFile(join(unfinished, 'PG_VERSION'), '18');
    const opened = await openDatabase({ at: 'folder', folder });
    expect(await opened.knex('team')).toEqual([]);
    await opened.close();
  });
});

async function tablesOf(place: DatabasePlace): Promise<unknown[]> {
  const { knex, close } = await openDatabase(place);
  try {
    return await knex('information_schema.columns')
      .select('table_name', 'column_name', 'data_type', 'is_nullable', 'column_default')
      .where({ table_schema: 'public' })
      .orderBy(['table_name', 'column_name']);
  } finally {
    await close();
  }
}
