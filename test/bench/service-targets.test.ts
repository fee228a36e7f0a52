import { describe, expect, it } from 'vitest';
import { judgedLines, judgedLoad, judgedQuestions } from '../../bench/service/judged.ts';
import type { LoadResult } from '../../bench/service/load.ts';

const RESULT: LoadResult = {
  http: { rows: 900_000, seconds: 20 },
  direct: [
    { rows: 500_000, seconds: 10 },
    { rows: 1_000_000, seconds: 20 },
  ],
  latenciesMs: Array.from({ length: 100 }, (_, n) => n),
  refused: 0,
  memory: { start: 100, middle: 200, end: 210 },
};

describe('The targets of the service', () => {
  it('are held against what was measured', () => {
    expect(judgedLines(judgedLoad(RESULT, 600))).toEqual([
      '\nTargets',
      '  met        rows/s through HTTP ÷ direct SQL: 90 % (at least 70 %)',
      '  met        rows/s through HTTP: 45,000 (at least 40,000)',
      '  met        ingest p99: 99 ms (below 250 ms)',
      '  met        memory, end ÷ middle: +5 % (at most +10 %, of 120 s or more)',
    ]);
  });

  it('are not met by what is slower or grows', () => {
    const worse = {
      ...RESULT,
      http: { rows: 600_000, seconds: 20 },
      latenciesMs: [10, 250],
      memory: { start: 100, middle: 200, end: 230 },
    };
    expect(judgedLoad(worse, 600).map(({ isMet }) => isMet)).toEqual([false, false, false, false]);
    expect(judgedQuestions([{ name: 'one consumer', latenciesMs: [1, 100], rows: 1 }])).toMatchObject([
      { isMet: false },
    ]);
  });

  it('say nothing of memory after a short run', () => {
    expect(judgedLines(judgedLoad(RESULT, 20)).at(-1)).toContain('  too short  memory');
  });
});
