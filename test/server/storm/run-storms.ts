/**
 * `npm run storm`: the long forms of storm.test.ts, one line each. `--only NAME` (several times), `--database embedded` or
 * `postgres`, `--rounds N`, `--seed N`. Exit code 1 when a promise did not hold.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as library from '@contract-check/server';
import { Random } from '../../support/drafts/random.ts';
import { createDatabase } from '../support/create-database.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { BACKENDS, type Backend, type Outcome, type Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    database: { type: 'string' },
    rounds: { type: 'string' },
    seed: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);

/** What was asked for and is not there, a sentence each. */
function misspelt(): string[] {
  const names = (values.only ?? []).filter((name) => !Object.hasOwn(SCENARIOS, name));
  const known = Object.keys(SCENARIOS).join(', ');
  const isBackend = values.database === undefined || BACKENDS.some((backend) => backend === values.database);
  const isCount = /^[1-9]\d{0,8}$/.test(values.rounds ?? '1');
  return [
    ...names.map((name) => `There is no storm "${name}". There are ${known}.`),
    ...(isBackend ? [] : [`--database is ${BACKENDS.join(' or ')}, not "${values.database}".`]),
    ...(isCount && Number.isInteger(seed) ? [] : ['--rounds and --seed are whole numbers.']),
  ];
}

async function runAll(): Promise<number> {
  let exit = 0;
  const servers: Promise<PostgresServer>[] = [];
  const freshUrl = async () => {
    if (servers.length === 0) servers.push(PostgresServer.make());
    const [server] = await Promise.all(servers);
    return await createDatabase(server?.url('') ?? '');
  };
  try {
    for (const [name, scenario] of Object.entries(SCENARIOS)) {
      if (values.only !== undefined && !values.only.includes(name)) continue;
      for (const backend of BACKENDS.filter((each) => (values.database ?? each) === each)) {
        if (!(await isWell(name, scenario, backend, freshUrl))) exit = 1;
      }
    }
  } finally {
    for (const server of await Promise.all(servers)) await server.remove();
  }
  return exit;
}

async function isWell(
  name: string,
  scenario: Scenario,
  backend: Backend,
  freshUrl: () => Promise<string>,
): Promise<boolean> {
  const long = scenario.long[backend];
  if (long === undefined) return true;
  const title = `${name} (${backend})`;
  const lack = (await scenario.lacks?.()) ?? null;
  if (lack !== null) {
    console.log(`${title}: not run: ${lack}`);
    return true;
  }
  const rounds = Number(values.rounds ?? long);
  const began = performance.now();
  const freshDatabase = backend === 'embedded' ? () => Promise.resolve(null) : freshUrl;
  const outcome: Outcome = await scenario
    .run({ backend, rounds, random: new Random(seed), library, freshDatabase })
    .catch((error: Error) => ({ figures: {}, faults: [error.stack ?? error.message] }));
  const { figures, late = [] } = outcome;
  const faults = [...outcome.faults, ...late];
  const seconds = Math.round((performance.now() - began) / 1000);
  const said = Object.entries(figures).map(([words, figure]) => `, ${words} ${figure}`);
  const verdict = faults.length === 0 ? 'held' : 'DID NOT HOLD';
  console.log(`${title}: ${rounds} rounds${said.join('')}: ${verdict} (seed ${seed}, ${seconds} s)`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  return faults.length === 0;
}

const problems = misspelt();
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 2 : await runAll();
