import { describe, expect, it } from 'vitest';
import { joinByTitle, pairFiles } from './pair-files.ts';

const none = new Map<string, string>();

describe('joining files', () => {
  it('goes by path', () => {
    expect(pairFiles(['a', 'b'], ['b', 'c', 'd'], none)).toEqual({
      both: [['b', 'b']],
      gone: ['a'],
      added: ['c', 'd'],
    });
  });

  it('takes a file that is alone on both sides for the same contract', () => {
    expect(pairFiles(['a'], ['b'], none)).toEqual({ both: [['a', 'b']], gone: [], added: [] });
    expect(pairFiles(['a'], ['b', 'c'], none).both).toEqual([]);
    expect(pairFiles(['x', 'a'], ['x', 'b'], none).both).toEqual([['x', 'x']]);
  });

  it('believes what is known of renames, for files that are gone and new', () => {
    const renames = new Map([
      ['a', 'c'],
      ['x', 'd'],
    ]);
    expect(pairFiles(['a', 'b', 'x'], ['c', 'd', 'x'], renames)).toEqual({
      both: [
        ['x', 'x'],
        ['a', 'c'],
      ],
      gone: ['b'],
      added: ['d'],
    });
  });
});

describe('joining by title', () => {
  const join = (gone: readonly (string | null)[], added: readonly (string | null)[]) => [
    ...joinByTitle(
      { paths: gone.map((_, index) => `g${index}`), titles: gone },
      { paths: added.map((_, index) => `a${index}`), titles: added },
    ),
  ];

  it.each<[gone: (string | null)[], added: (string | null)[], joined: [string, string][]]>([
    [['A'], ['A'], [['g0', 'a0']]],
    [['A', 'B'], ['B', 'C'], [['g1', 'a0']]],
    [['A', 'A'], ['A'], []],
    [['A'], ['A', 'A'], []],
    [[null], [null], []],
    [[], ['A'], []],
  ])('%j, %j: %j', (gone, added, joined) => {
    expect(join(gone, added)).toEqual(joined);
  });
});
