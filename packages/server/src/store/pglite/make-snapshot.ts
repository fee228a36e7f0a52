import { renameSync, rmSync } from 'node:fs';
import { openDatabase } from '../database.ts';
import type { PgliteConnection } from './bridge.ts';
import { outdatedSnapshots, snapshot, snapshotPath } from './snapshot.ts';

// Started by the build: keeps a database as it is when it is made, unless there is one of these migrations already.
if (snapshot() === null) {
  const [path, unfinished] = [snapshotPath(), `${snapshotPath()}.${process.pid}`];
  const { knex, close } = await openDatabase({ at: 'memory' });
  const connection = (await knex.client.acquireConnection()) as PgliteConnection;
  await connection.dump(unfinished);
  await knex.client.releaseConnection(connection);
  await close();
  renameSync(unfinished, path);
  for (const outdated of outdatedSnapshots()) rmSync(outdated, { force: true });
}
