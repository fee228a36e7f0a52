import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { CorpusPairs } from './corpus-pairs.ts';
import { readVersions } from './documents.ts';
import { ourEngine } from './engine.ts';
import { compareWithPeer } from './peer/compare.ts';
import { Peer } from './peer/peer.ts';
import { findText, missedLimits, reportText } from './report/text.ts';
import { runPairs } from './run-pairs.ts';

/** The long run: `npm run soundness -- --pairs N --seed S`. Exit code 1 when anything is wrong. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      pairs: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      samples: { type: 'string', default: '24' },
      'corpus-share': { type: 'string', default: '0.5' },
      corpus: { type: 'string' },
      /** Pairs for the comparison with json-schema-diff; a tenth of the others where left out. */
      'peer-pairs': { type: 'string' },
      /** A folder for one file with each find. */
      finds: { type: 'string' },
    },
  });
  const folder = values.corpus !== undefined && existsSync(join(values.corpus, 'index.json')) ? values.corpus : null;
  if (folder === null) console.error('There is no corpus: real schemas come from the examples and npm alone.');
  const corpus = new CorpusPairs(await readVersions(process.cwd(), folder));
  console.error(`${corpus.size} component schemas of real contracts`);
  const plan = {
    pairs: Number(values.pairs),
    seed: Number(values.seed),
    samples: Number(values.samples),
    corpusShare: Number(values['corpus-share']),
    shownAtMost: 40,
  };
  const result = runPairs(plan, corpus, ourEngine, (index) => {
    if (index > 0 && index % 1_000 === 0) console.error(`${index} pairs`);
  });
  const { tally, judge, shown } = result;
  for (const find of shown) console.log(`${findText(find)}\n`);
  for (const [schema, instance] of [...judge.disputes].slice(0, 5))
    console.log('disputed:', JSON.stringify({ schema, instance }));
  if (values.finds !== undefined) writeFinds(values.finds, shown.map(findText));
  const peerPairs = Number(values['peer-pairs'] ?? Math.ceil(plan.pairs / 10));
  const peer = new Peer(join(process.cwd(), 'test/soundness/peer/child.mjs'));
  const comparison = await compareWithPeer({ pairs: peerPairs, seed: plan.seed }, corpus, ourEngine, peer);
  peer.stop();
  for (const one of comparison.unexplained) console.log('unexplained:', JSON.stringify(one));
  console.log(reportText(tally, judge, comparison));
  const isWell =
    tally.finds.length === 0 &&
    tally.unjudged === 0 &&
    judge.disputes.size === 0 &&
    comparison.unexplained.length === 0;
  return isWell && missedLimits(tally).length === 0 ? 0 : 1;
}

function writeFinds(folder: string, texts: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [index, text] of texts.entries()) {
    writeFileSync(join(folder, `${String(index).padStart(3, '0')}.json`), `${text}\n`);
  }
}

process.exitCode = await main();
