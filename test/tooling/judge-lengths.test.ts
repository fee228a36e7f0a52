import { expect, it } from 'vitest';
import { judgeLengths } from '../../scripts/check/judge-lengths.mjs';

it.each([
  ['a short file', { 'a.ts': 300 }, {}, []],
  ['a long file', { 'a.ts': 301 }, {}, ['a.ts has 301 lines (at most 300).']],
  ['a long file with a reason', { 'a.ts': 301 }, { 'a.ts': 'One table.' }, []],
  ['an empty reason', { 'a.ts': 301 }, { 'a.ts': ' ' }, ['a.ts is listed as long without a reason.']],
  [
    'a reason no longer needed',
    { 'a.ts': 9 },
    { 'a.ts': 'Was long.' },
    ['a.ts is listed as long, but has only 9 lines.'],
  ],
  ['a file that is gone', {}, { 'a.ts': 'Was long.' }, ['a.ts is listed as long, but there is no such file.']],
])('%s', (_name, lengths, reasons, expected) => {
  expect(judgeLengths(new Map(Object.entries(lengths)), reasons)).toEqual(expected);
});
