/**
 * `npm run bench`: whole processes of the command against `node -e 0` and a process that only parses both texts.
 * Options: `--only TEXT` (cases whose name holds it; `monorepo`: many contracts in one run; `hostile`: hostile patterns
 * and documents), `--rounds N` (default 5), `--peers` (other tools beside it), `--corpus DIR` (real pairs; skipped where
 * it is not), `--hostile FILE` (a module of the hostile cases).
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allPlans, makeWorkFolder, prepare } from './cases.ts';
import { measureHostile } from './hostile.ts';
import { type CaseResult, measureCase } from './measure-case.ts';
import { measureMonorepos, monorepoLines } from './monorepo.ts';
import { runPeers } from './peers/run-peers.ts';
import { growthLine, heading, hostileLines, resultLines, targetLines } from './report.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '' },
    hostile: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    peers: { type: 'boolean', default: false },
  },
});
const rounds = Math.max(1, Number.parseInt(values.rounds, 10) || 1);
const folder = makeWorkFolder();
try {
  const plans = allPlans(folder, values.corpus).filter(({ name }) => name.includes(values.only));
  if (values.peers) {
    // Growth is not their question, and some of them need minutes for one document.
    await runPeers(
      plans.filter(({ kind }) => kind !== 'growth'),
      folder,
    );
  } else {
    console.log(heading(rounds));
    const results: CaseResult[] = [];
    for (const plan of plans) {
      const result = await measureCase(prepare(plan), rounds);
      results.push(result);
      for (const line of resultLines(result)) console.log(line);
    }
    await measureMonorepos(folder, values.only, rounds, (result) => {
      for (const line of monorepoLines(result)) console.log(line);
    });
    const isWanted = values.hostile !== '' && 'hostile'.includes(values.only);
    const hostile = isWanted ? await measureHostile(values.hostile, folder, rounds) : [];
    for (const line of hostileLines(hostile)) console.log(line);
    if (results.length > 0) console.log(growthLine(results));
    for (const line of targetLines(results, hostile)) console.log(line);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
