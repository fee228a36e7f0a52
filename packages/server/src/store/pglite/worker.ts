import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import type { QueryFault, QueryResult, Reply, Request } from './protocol.ts';

// PostgreSQL in WebAssembly takes the whole thread while it works, so this is a thread of its own.
const { folder } = workerData as { folder: string | null };

/** As for real servers (database.ts): counts are numbers, days are texts. */
const parsers = {
  [types.INT8]: (text: string) => Number(text),
  [types.NUMERIC]: (text: string) => Number(text),
  [types.DATE]: (text: string) => text,
  [types.TIMESTAMPTZ]: (text: string) => new Date(text),
};

const database = folder === null ? new PGlite({ parsers }) : new PGlite(folder, { parsers });

parentPort?.on('message', async (request: Request) => {
  parentPort?.postMessage(await reply(request));
});

async function reply(request: Request): Promise<Reply> {
  const { id } = request;
  try {
    if (request.do === 'query') return { id, ok: true, result: await run(request.text, request.values) };
    await database.close();
    return { id, ok: true, result: { rows: [], rowCount: 0 } };
  } catch (error) {
    return { id, ok: false, fault: faultOf(error) };
  }
}

async function run(text: string, values: readonly unknown[]): Promise<QueryResult> {
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
