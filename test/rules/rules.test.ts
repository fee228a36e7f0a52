import { describe, expect, it } from 'vitest';
import { fixtures } from './fixture.ts';
import { completeExpectation, described, findingsOf, inOrder, loadPair } from './harness.ts';

for (const { file, pairs } of fixtures) {
  describe(file, () => {
    for (const pair of pairs) {
      it(`${pair.name}: gives these findings and no others`, async () => {
        const loaded = await loadPair(pair);
        const actual = (await findingsOf(loaded)).map((finding) => {
          const like = pair.expect.find(({ rule }) => rule === finding.rule);
          return described(finding, loaded.offsets, like);
        });
        expect(inOrder(actual)).toEqual(inOrder(pair.expect.map(completeExpectation)));
      });

      it(`${pair.name}: neither side differs from itself`, async () => {
        const { base, revision, options, judging } = await loadPair(pair);
        for (const one of [base, revision]) {
          const same = { base: one, revision: one, offsets: { base: 0, revision: 0 }, options, judging };
          // A prefix that one side alone gets is a difference.
          const prefixes = { base: {}, revision: {} };
          for (const strict of [false, true]) expect(await findingsOf(same, { strict, prefixes })).toEqual([]);
        }
      });

      it(`${pair.name}: what breaks by default breaks literally too`, async () => {
        const loaded = await loadPair(pair);
        const broken = async (strict: boolean) =>
          (await findingsOf(loaded, { strict }))
            .filter(({ effect }) => effect === 'breaking')
            .map(({ direction, location }) => `${direction} ${location.element.join('/')}`);
        const literally = new Set(await broken(true));
        expect((await broken(false)).filter((place) => !literally.has(place))).toEqual([]);
      });
    }
  });
}
