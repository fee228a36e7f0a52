import { describe, expect, it } from 'vitest';
import * as library from '../../../packages/server/src/index.ts';
import { Random } from '../../support/drafts/random.ts';
import { freshDatabase } from '../support/databases.ts';
import { BACKENDS } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const cases = Object.entries(SCENARIOS).flatMap(([name, scenario]) =>
  BACKENDS.flatMap((backend) => {
    const rounds = scenario.short[backend];
    return rounds === undefined ? [] : [{ title: `${name} (${backend}): ${scenario.says}`, backend, rounds, scenario }];
  }),
);

/** The long forms, with many more rounds: `npm run storm`. */
describe('Nothing is lost and nothing counted twice', () => {
  it.each(cases)('$title', { timeout: 300_000 }, async ({ backend, rounds, scenario }) => {
    const fresh = async () => (backend === 'embedded' ? null : (await freshDatabase()).url);
    const { figures, faults } = await scenario.run({
      ...{ backend, rounds, random: new Random(1), library },
      freshDatabase: fresh,
    });
    expect(faults).toEqual([]);
    expect(Math.max(...Object.values(figures))).toBeGreaterThanOrEqual(rounds);
  });
});
