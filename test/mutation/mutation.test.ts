import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../support/contract-files.ts';
import { readDraft } from '../support/drafts/draft.ts';
import { campaign, type Figures } from './campaign.ts';
import { contractOperators, schemaOperators } from './operators/table.ts';
import { failureText } from './report.ts';
import { type Subject, subjectOf } from './subject.ts';
import { contractsAtHand } from './subjects-at-hand.ts';

const PLANTS = 1_000;
const SEED = 20_261_121;

const operators = [...schemaOperators, ...contractOperators];

describe('the table of edits', () => {
  it('has at least sixty that break', () => {
    const breaking = schemaOperators.filter(({ planted, takenBack }) =>
      [planted, takenBack].some(({ request, response }) => request === 'breaking' || response === 'breaking'),
    );
    expect(breaking.length).toBeGreaterThanOrEqual(60);
  });

  it('has no two of one name', () => {
    const names = operators.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe(`${PLANTS} plants`, () => {
  let figures: Figures;

  beforeAll(async () => {
    const subjects: Subject[] = [];
    for (const path of contractsAtHand) subjects.push(await subjectOf(path, await readDraft(join(repository, path))));
    figures = await campaign(subjects, { plants: PLANTS, seed: SEED, isThorough: false });
  }, 300_000);

  it('find a place for each edit', () => {
    expect(figures.unplanted).toEqual([]);
    expect(figures.plants).toBe(PLANTS);
  });

  it('are all told of, where and as what they are; what breaks nobody is not said to break', () => {
    expect(figures.failures.map(failureText)).toEqual([]);
  });
});
