import { openDatabase } from '../../packages/server/src/store/database.ts';
import { ServiceProcess } from '../../test/server/storm/service-process.ts';
import type { PostgresServer } from '../../test/server/support/postgres-server.ts';
import { appendDirectly } from './direct.ts';
import { foldAll, jobOf } from './folding.ts';
import { freshUrl } from './fresh-database.ts';
import { generatedReports } from './generated.ts';
import { addNames } from './names.ts';
import { type Memory, watchMemory } from './resident-memory.ts';
import { sendReports } from './senders.ts';
import type { Sustained } from './sustained.ts';

export interface LoadSettings {
  readonly seconds: number;
  readonly rowsOfReport: number;
  readonly connections: number;
}

export interface LoadResult {
  readonly http: Sustained;
  /** Before and after it, so that a machine that gets slower or faster does not favour either. */
  readonly direct: readonly Sustained[];
  readonly latenciesMs: readonly number[];
  readonly refused: number;
  readonly memory: Memory;
}

const WARM_UP_SECONDS = 5;
const MOST_DIRECT_SECONDS = 60;

/** Reports through HTTP, and the same rows directly, on one server with a database for each. */
export async function measureLoad(
  postgres: PostgresServer,
  folder: string,
  { seconds, rowsOfReport, connections }: LoadSettings,
): Promise<LoadResult> {
  const reports = generatedReports(rowsOfReport);
  const direct = await openDatabase({ at: 'server', url: await freshUrl(postgres, 'direct') });
  const url = await freshUrl(postgres, 'http');
  const service = new ServiceProcess(folder, url);
  const directSeconds = Math.min(MOST_DIRECT_SECONDS, seconds / 2);
  try {
    await addNames(direct.knex);
    await jobOf(direct.knex, 'partitions').run();
    await appendDirectly(direct.knex, reports, Math.min(WARM_UP_SECONDS, directSeconds));
    const before = await appendDirectly(direct.knex, reports, directSeconds);
    await service.start();
    const through = await throughHttp(service.url, url, reports, { seconds, connections });
    const after = await appendDirectly(direct.knex, reports, directSeconds);
    return { ...through, direct: [before, after] };
  } finally {
    await service.stop();
    await direct.close();
  }
}

async function throughHttp(
  service: string,
  databaseUrl: string,
  reports: ReturnType<typeof generatedReports>,
  { seconds, connections }: { readonly seconds: number; readonly connections: number },
): Promise<Omit<LoadResult, 'direct'>> {
  const beside = await openDatabase({ at: 'server', url: databaseUrl, poolSize: 2 });
  try {
    await sendReports(service, reports, { connections, seconds: WARM_UP_SECONDS });
    await foldAll(beside.knex);
    const memory = watchMemory(service);
    const began = performance.now();
    const { rows, latenciesMs, refused } = await sendReports(service, reports, { connections, seconds });
    await foldAll(beside.knex);
    const http = { rows, seconds: (performance.now() - began) / 1000 };
    return { http, latenciesMs, refused, memory: await memory.stop() };
  } finally {
    await beside.close();
  }
}
