import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../support/contract-files.ts';
import { CorpusPairs } from './corpus-pairs.ts';
import { readVersions } from './documents.ts';
import { type Engine, ourEngine } from './engine.ts';
import { findText, missedLimits } from './report/text.ts';
import { type RunPlan, type RunResult, runPairs } from './run-pairs.ts';
import { countedKeywords } from './schemas/keywords.ts';

/** Small, and the same each time; the long run is `npm run soundness`. */
const plan: RunPlan = { pairs: 200, seed: 20261121, corpusShare: 0.5, samples: 16, shownAtMost: 5 };

let corpus: CorpusPairs;

beforeAll(async () => {
  corpus = new CorpusPairs(await readVersions(repository, null));
});

describe('containment, against values that two validators judge', () => {
  let result: RunResult;

  beforeAll(() => {
    result = runPairs(plan, corpus, ourEngine);
  });

  it('no value contradicts an answer, and every "no" has a witness', () => {
    expect(result.shown.map(findText)).toEqual([]);
    expect(result.tally.unjudged).toBe(0);
  });

  it('the validators agree with each other', () => {
    expect([...result.judge.disputes]).toEqual([]);
    expect(result.judge.refused.size).toBeLessThan(plan.pairs / 100);
  });

  it('is unknown no more often than allowed', () => {
    expect(missedLimits(result.tally)).toEqual([]);
  });

  it('has pairs of every kind', () => {
    const { tally } = result;
    expect(tally.contained / tally.pairs).toBeGreaterThanOrEqual(0.3);
    const present = new Set(tally.rows('keyword').map(({ group }) => group.slice('keyword '.length)));
    expect(countedKeywords.filter((keyword) => !present.has(keyword))).toEqual([]);
    const refuted = tally.rows('truth').filter(({ group }) => group === 'truth refuted');
    for (const { counts } of refuted) expect(counts.no).toBeGreaterThan(plan.pairs / 10);
  });
});

describe('the harness notices an engine that', () => {
  const few: RunPlan = { ...plan, pairs: 40, shownAtMost: 0 };
  const wrong = (contains: Engine['contains']): Engine => ({ ...ourEngine, contains });

  it('says yes to everything', () => {
    const { tally } = runPairs(
      few,
      corpus,
      wrong(() => ({ answer: 'yes' })),
    );
    expect(tally.found('false yes')).toBeGreaterThan(5);
  });

  it('shows values that are no witnesses', () => {
    const { tally } = runPairs(
      few,
      corpus,
      wrong(() => ({ answer: 'no', witness: 'none' })),
    );
    expect(tally.found('false no')).toBeGreaterThan(50);
  });

  it('throws', () => {
    const broken = wrong(() => {
      throw new Error('broken');
    });
    expect(runPairs({ ...few, pairs: 2 }, corpus, broken).tally.found('throws')).toBe(4);
  });

  it('never knows', () => {
    const { tally } = runPairs(
      few,
      corpus,
      wrong(() => ({ answer: 'unknown', reason: 'never' })),
    );
    expect(missedLimits(tally).length).toBeGreaterThan(0);
  });
});
