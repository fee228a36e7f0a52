import { writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openPglite } from './open-pglite.ts';
import type { QueryFault, QueryResult, Reply, Request, WorkerParts } from './protocol.ts';

// PostgreSQL in WebAssembly takes the whole thread while it works, so this is a thread of its own.
const { folder, snapshot } = workerData as WorkerParts;
const opening = openPglite(folder, snapshot);
// Whoever asks is told.
opening.catch(() => undefined);

parentPort?.on('message', async (request: Request) => {
  parentPort?.postMessage(await reply(request));
});

async function reply(request: Request): Promise<Reply> {
  const { id } = request;
  try {
    return { id, ok: true, result: await answer(request) };
  } catch (error) {
    return { id, ok: false, fault: faultOf(error) };
  }
}

const NOTHING: QueryResult = { rows: [], rowCount: 0 };

async function answer(request: Request): Promise<QueryResult> {
  const database = await opening;
  switch (request.do) {
    case 'query':
      return await run(request.text, request.values);
    case 'dump':
      await writeFile(request.file, await (await database.dumpDataDir('gzip')).bytes());
      return NOTHING;
    case 'close':
      await database.close();
      return NOTHING;
  }
}

async function run(text: string, values: readonly unknown[]): Promise<QueryResult> {
  const database = await opening;
  // Several statements at once are possible only without values.
  const results = values.length === 0 ? await database.exec(text) : [await database.query(text, [...values])];
  const last = results.at(-1);
  const rows = (last?.rows ?? []) as Record<string, unknown>[];
  return { rows, rowCount: last?.affectedRows || rows.length };
}

function faultOf(error: unknown): QueryFault {
  const known = error as { message?: string; code?: string; detail?: string; constraint?: string; table?: string };
  const { message = String(error), code, detail, constraint, table } = known;
  return { message, code, detail, constraint, table };
}
