import { PostgresServer } from '../../support/postgres-server.ts';
import { BadLine } from '../bad-line.ts';
import { Services } from '../in-process.ts';
import type { Arena, Outcome, Scenario } from '../scenario.ts';
import { besiege } from '../siege.ts';
import { Crowd } from './crowd.ts';
import { lacksSmallDisk, SmallDisk } from './small-disk.ts';

/** Trust, test 19: what happens to the database server of a service that goes on. */
const LONG = { postgres: 200 } as const;
const CONNECTIONS = 15;

export const killDatabase: Scenario = {
  says: 'PostgreSQL is killed and started again.',
  long: LONG,
  short: { postgres: 2 },
  run: (arena) =>
    withServer({}, (server) =>
      underSiege(arena, server.url('postgres'), async () => {
        await server.crash();
        await server.start();
      }),
    ),
};

export const cutOff: Scenario = {
  says: 'All connections to PostgreSQL are cut, and new ones refused.',
  long: LONG,
  short: { postgres: 2 },
  run: (arena) => throughLine(arena, 'cut'),
};

export const fallSilent: Scenario = {
  says: 'All connections to PostgreSQL fall silent for ever, new ones for a while, and nobody is told.',
  long: LONG,
  short: { postgres: 1 },
  run: (arena) => throughLine(arena, 'silent'),
};

export const noConnections: Scenario = {
  says: 'Others take all connections of PostgreSQL.',
  long: LONG,
  short: { postgres: 1 },
  run: (arena) =>
    withServer({ max_connections: String(CONNECTIONS) }, async (server) => {
      const crowd = new Crowd(server.url('postgres'), CONNECTIONS);
      return await underSiege(arena, server.url('postgres'), async (refused, service) => {
        const isFelt = refused();
        await crowd.comeIn();
        await isFelt;
        const { status } = await fetch(`${service}/readyz`);
        await crowd.leave();
        if (status !== 503)
          throw new Error(`Without a connection the service says of itself that it is ready: ${status}.`);
      });
    }),
};

export const fullDisk: Scenario = {
  says: 'The disk of PostgreSQL is full.',
  long: LONG,
  // A store that fails stands in for it: usage/once.test.ts.
  short: {},
  lacks: lacksSmallDisk,
  run: (arena) =>
    SmallDisk.during((disk) =>
      withServer(
        { min_wal_size: '32MB', max_wal_size: '48MB' },
        (server) =>
          underSiege(arena, server.url('postgres'), async (refused) => {
            const isFelt = refused();
            await disk.fill();
            await isFelt;
            await disk.clear();
            // Without room for its log it ends; whoever watches over it starts it again.
            if (!server.isRunning) await server.start();
          }),
        disk.folder,
      ),
    ),
};

function underSiege(
  { library, rounds, random }: Arena,
  databaseUrl: string,
  attack: (refused: () => Promise<void>, service: string) => Promise<void>,
): Promise<Outcome> {
  return Services.during(library, { databaseUrl }, (services) => {
    const url = services.url(0);
    return besiege({ targets: [{ url }], rounds, random, attack: (refused) => attack(refused, url) });
  });
}

async function throughLine(arena: Arena, state: 'cut' | 'silent'): Promise<Outcome> {
  const line = await BadLine.before((await arena.freshDatabase()) ?? '');
  try {
    return await underSiege(arena, line.url, async (refused) => {
      const isFelt = refused();
      line.become(state);
      // Who waits for an answer that never comes is not told before the line is whole again.
      if (state === 'cut') await isFelt;
      line.open();
    });
  } finally {
    await line.close();
  }
}

async function withServer<Result>(
  settings: Readonly<Record<string, string>>,
  use: (server: PostgresServer) => Promise<Result>,
  home?: string,
): Promise<Result> {
  const server = await PostgresServer.make(settings, home);
  try {
    return await use(server);
  } finally {
    await server.remove();
  }
}
