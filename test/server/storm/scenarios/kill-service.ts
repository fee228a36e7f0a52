import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arena, Outcome, Scenario } from '../scenario.ts';
import { ServiceProcess } from '../service-process.ts';
import { besiege, pick } from '../siege.ts';

/** Trust, test 1. */
export const killService: Scenario = {
  says: 'The service is killed while reports come in.',
  long: { embedded: 1000, postgres: 1000 },
  short: { embedded: 2, postgres: 2 },
  run,
};

async function run({ backend, freshDatabase, rounds, random }: Arena): Promise<Outcome> {
  const url = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'storm-'));
  // Two on one database; the embedded one belongs to one process.
  const names = backend === 'embedded' ? ['a'] : ['a', 'b'];
  const services = names.map((name) => new ServiceProcess(join(folder, name), url));
  try {
    for (const service of services) await service.start();
    return await besiege({ targets: services, rounds, random, attack: () => pick(services, random).crash() });
  } finally {
    for (const service of services) await service.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
