import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { PostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to ask for the address of the PostgreSQL of this run. */
    readonly postgres: string;
  }
}

/**
 * One real PostgreSQL for the whole run, started when the first test file asks for it: most runs of single tests need
 * none. Test files run in processes of their own, so they ask over HTTP.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<PostgresServer> | null = null;
  const server = createServer(async (_request, response) => {
    started ??= PostgresServer.make();
    try {
      response.end((await started).url(''));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  project.provide('postgres', `http://127.0.0.1:${address.port}/`);
  return async () => {
    server.closeAllConnections();
    server.close();
    if (started !== null) await (await started).remove();
  };
}
