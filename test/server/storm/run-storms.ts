import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type StormSettings, storm } from './storm.ts';

// The long form of storm.test.ts: each victim is killed so many times, and the counts are told.
const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = Number(values.kills ?? 20);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const victims: readonly StormSettings['victim'][] = ['service', 'embedded', 'postgres'];

for (const victim of victims) {
  const { batches, attempts, duplicates, sent, counted } = await storm({ victim, kills, seed });
  const calls = Object.values(sent).reduce((total, count) => total + count, 0);
  const isExact = isDeepStrictEqual(sent, counted);
  const said = `${kills} kills, ${batches} batches in ${attempts} attempts, ${duplicates} stored before, ${calls} calls`;
  console.log(`${victim}: ${said}: ${isExact ? 'every count exact' : 'COUNTS DIFFER'} (seed ${seed})`);
  if (isExact) continue;
  console.log({ sent, counted });
  process.exitCode = 1;
}
