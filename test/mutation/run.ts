import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { corpusPairs } from '../support/corpus-pairs.ts';
import { readDraft } from '../support/drafts/draft.ts';
import { campaign, type Failure } from './campaign.ts';
import { failureText, reportText } from './report.ts';
import { type Subject, subjectOf } from './subject.ts';
import { contractsAtHand } from './subjects-at-hand.ts';

/** The long run: `npm run mutation -- --plants N --seed S`. Exit code 1 when a plant was missed or a harmless edit broke. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      plants: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      corpus: { type: 'string' },
      /** Larger contracts, in bytes of JSON, are left out: each plant is written and read as a whole. */
      largest: { type: 'string', default: '600000' },
      /** A folder for the two sides of each failure. */
      finds: { type: 'string' },
    },
  });
  const subjects = await readSubjects(values.corpus, Number(values.largest));
  console.error(`${subjects.length} contracts`);
  const figures = await campaign(subjects, {
    plants: Number(values.plants),
    seed: Number(values.seed),
    isThorough: true,
  });
  for (const failure of figures.failures) console.log(`${failureText(failure)}\n`);
  if (values.finds !== undefined) writeFinds(values.finds, figures.failures);
  console.log(reportText(figures));
  return figures.failures.length === 0 ? 0 : 1;
}

async function readSubjects(folder: string | undefined, largest: number): Promise<Subject[]> {
  const own = contractsAtHand.map((path) => [path, join(process.cwd(), path)] as const);
  const hasCorpus = folder !== undefined && existsSync(join(folder, 'index.json'));
  if (!hasCorpus) console.error('There is no corpus: the contracts come from the repository and npm alone.');
  const pairs = hasCorpus ? corpusPairs(folder).filter(({ isOneFile }) => isOneFile) : [];
  const real = pairs.map(({ base }) => [relative(folder ?? '', base), base] as const);
  const subjects: Subject[] = [];
  for (const [label, path] of [...own, ...real]) {
    const contract = await readDraft(path);
    if (JSON.stringify(contract, bigintToText).length <= largest) subjects.push(await subjectOf(label, contract));
  }
  return subjects;
}

function bigintToText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function writeFinds(folder: string, failures: readonly Failure[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [index, failure] of failures.entries()) {
    const { subject, trial } = failure;
    const sides = trial.order === 'planted' ? [subject.contract, trial.edited] : [trial.edited, subject.contract];
    const name = join(folder, String(index).padStart(3, '0'));
    writeFileSync(`${name}.txt`, `${failureText(failure)}\n`);
    for (const [side, contract] of [
      ['base', sides[0]],
      ['revision', sides[1]],
    ] as const) {
      writeFileSync(`${name}.${side}.json`, JSON.stringify(contract, bigintToText, 1));
    }
  }
}

process.exitCode = await main();
