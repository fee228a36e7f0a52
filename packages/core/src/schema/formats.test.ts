import { expect, it } from 'vitest';
import { isKnownFormat, isNumericFormat, relateFormats } from './formats.ts';

it.each([
  ['int32', 'int64', 'wider'],
  ['int64', 'int32', 'narrower'],
  ['uint8', 'int16', 'wider'],
  ['uri', 'uri-reference', 'wider'],
  ['date', 'date-time', 'apart'],
  ['date', 'house-number', 'opaque'],
  ['constructor', 'date', 'opaque'],
])('%s → %s is %s', (base, revision, relation) => {
  expect(relateFormats(base, revision)).toBe(relation);
});

it('knows what formats speak of', () => {
  expect(['int32', 'decimal', 'uuid'].map(isNumericFormat)).toEqual([true, true, false]);
  expect(['uuid', 'int64', 'house-number'].map(isKnownFormat)).toEqual([true, true, false]);
});
