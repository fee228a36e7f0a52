import { expect, it } from 'vitest';
import { SeenSpans } from './seen-spans.ts';

it('lets each span be stored once, and again where that failed', async () => {
  const seen = new SeenSpans();
  const stored: string[][] = [];
  const store = (fresh: ReadonlySet<string>) => {
    stored.push([...fresh]);
    return Promise.resolve();
  };
  let fail: (error: Error) => void = () => {};
  const first = seen.once(['a', 'b'], () => new Promise((_, reject) => (fail = reject)));
  const second = seen.once(['b', 'c'], store);
  await seen.once(['d'], store);
  expect(stored).toEqual([['d']]);
  fail(new Error('down'));
  await expect(first).rejects.toThrow('down');
  await second;
  expect(stored).toEqual([['d'], ['b', 'c']]);
  await seen.once(['a', 'b', 'c'], store);
  expect(stored.at(-1)).toEqual(['a']);
});
