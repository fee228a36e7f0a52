import { expect, it } from 'vitest';
import { FORMAT_PATTERNS } from './format-patterns.ts';
import { formatAccepts, formatSamples, formatTexts } from './format-sets.ts';

const textFormats = [...FORMAT_PATTERNS].map(([format, { pattern }]) => [format, pattern] as const);

it.each<[format: string, value: unknown, accepted: boolean | null]>([
  ['date', '2024-02-29', true],
  ['date', '2023-02-29', false],
  ['date', 20_240_229, true],
  ['date-time', '2026-11-21 10:30:00Z', null],
  ['time', '23:59:60Z', true],
  ['time', '01:29:60+01:30', null],
  ['uuid', 'urn:uuid:123e4567-e89b-42d3-a456-426614174000', null],
  ['email', 'someone', false],
  ['idn-email', 'änne@bücher.example', true],
  ['iri', 'https://bücher.example/größe', true],
  ['uri', 'https://bücher.example/größe', false],
  ['regex', '[', false],
  ['regex', '\\-', true],
  ['hostname', 'example.com.', null],
  ['hostname', `${'a'.repeat(63)}.`.repeat(3) + 'a'.repeat(61), true],
  ['hostname', `${'a'.repeat(63)}.`.repeat(3) + 'a'.repeat(62), false],
  ['house-number', 'abc', null],
  ['int32', 2_147_483_648, false],
  ['int32', 1.5, false],
  ['int32', 'text', true],
  ['int64', 2n ** 63n - 1n, true],
  ['int64', 2n ** 63n, false],
  ['uint64', 2n ** 63n, true],
  ['uint8', -1, false],
  ['float', 0.1, true],
  ['float', 16_777_217, null],
  ['float', 1e39, false],
  ['double', 1e308, true],
  ['float', 33_554_432, true],
  ['double', 2n ** 53n + 1n, null],
  ['decimal', 1, null],
  ['constructor', 'abc', null],
])('%s of %s: %s', (format, value, accepted) => {
  expect(formatAccepts(format, value)).toBe(accepted);
});

it.each(textFormats)('takes no sample of %s on trust that its pattern refuses', (format, pattern) => {
  const samples = formatSamples(format).map(String);
  expect(samples.filter((text) => !new RegExp(pattern, 'u').test(text))).toEqual([]);
  expect(samples.every((text) => formatAccepts(format, text))).toBe(true);
});

it('a long text takes no longer than its length', () => {
  const long = 'a-'.repeat(30_000);
  expect(
    ['email', 'hostname', 'uri', 'uri-template', 'idn-email'].map((format) => formatAccepts(format, `${long}@`)),
  ).toEqual([false, false, false, true, false]);
});

it('knows nothing of formats that nobody has defined', () => {
  expect([formatTexts('house-number'), formatTexts('int32'), formatSamples('house-number')]).toEqual([null, null, []]);
});
