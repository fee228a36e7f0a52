import type { Bump } from '@contract-check/core';
import { expect, test } from 'vitest';
import { adviseVersion } from './recommended-version.ts';

const ROWS: readonly (readonly [
  base: string | null,
  revision: string | null,
  bump: Bump,
  version: string | null,
  reached: string | null,
])[] = [
  ['1.8.0', '1.9.0', 'major', '2.0.0', null],
  ['1.8.0', '1.9.0', 'minor', '1.9.0', '1.9.0'],
  ['1.8.0', '2.0.0-beta.1', 'major', '2.0.0', '2.0.0'],
  ['1.8.3', '1.8.3', 'patch', '1.8.4', null],
  ['v1.8.3', '1.10.0', 'minor', '1.9.0', '1.10.0'],
  ['0.4.2', '0.4.3', 'major', '0.5.0', null],
  ['2024-01-01', '2024-02-01', 'major', null, null],
  ['1.0', '2.0', 'major', null, null],
  [null, null, 'minor', null, null],
];

test.each(ROWS)('%s to %s, %s', (base, revision, bump, version, reached) => {
  expect(adviseVersion(base, revision, bump)).toEqual({ bump, version, reached });
});

test('nothing is recommended when nothing changed', () => {
  expect(adviseVersion('1.0.0', '1.0.0', 'none')).toBeNull();
});
