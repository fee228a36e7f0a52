import { expect, it } from 'vitest';
import type { Bump } from '../finding.ts';
import { checkVersion } from './semantic-version.ts';

it.each<readonly [string | null, string | null, Bump, ...told: readonly [string, string | null, string | null]]>([
  ['1.8.0', '1.9.0', 'major', 'too-low', '2.0.0', null],
  ['1.8.0', '2.0.0', 'major', 'high-enough', '2.0.0', '2.0.0'],
  ['1.8.0', '3.1.4', 'major', 'high-enough', '2.0.0', '3.1.4'],
  ['1.8.0', '2.0.0-beta.1', 'major', 'high-enough', '2.0.0', '2.0.0'],
  ['1.8.0', '1.9.0-beta.1', 'major', 'too-low', '2.0.0', null],
  ['1.8.0', '1.9.0', 'minor', 'high-enough', '1.9.0', '1.9.0'],
  ['1.8.3', '1.8.9', 'minor', 'too-low', '1.9.0', null],
  ['1.8.3', '1.8.4', 'patch', 'high-enough', '1.8.4', '1.8.4'],
  ['v1.8.3', ' 1.10.0 ', 'minor', 'high-enough', '1.9.0', '1.10.0'],
  // Before 1.0.0 everything is one place further right.
  ['0.4.2', '0.4.3', 'major', 'too-low', '0.5.0', null],
  ['0.4.2', '0.5.0', 'major', 'high-enough', '0.5.0', '0.5.0'],
  ['0.4.2', '1.0.0', 'major', 'high-enough', '0.5.0', '1.0.0'],
  ['0.4.2', '0.4.3', 'minor', 'high-enough', '0.4.3', '0.4.3'],
  // A pre-release promises nothing, and every later one will do.
  ['2.0.0-rc.1', '2.0.0-rc.1', 'major', 'too-low', '2.0.0', null],
  ['2.0.0-rc.1', '2.0.0-rc.2', 'major', 'high-enough', '2.0.0', '2.0.0'],
  ['2.0.0-rc.9', '2.0.0-rc.10', 'minor', 'high-enough', '2.0.0', '2.0.0'],
  ['2.0.0-rc', '2.0.0-beta', 'patch', 'too-low', '2.0.0', null],
  ['2.0.0-rc', '2.0.0-rc.1', 'patch', 'high-enough', '2.0.0', '2.0.0'],
  ['2.0.0-rc.x', '2.0.0-rc.1', 'patch', 'too-low', '2.0.0', null],
  ['2.0.0-rc.1', '2.0.0', 'major', 'high-enough', '2.0.0', '2.0.0'],
  ['2.0.0-rc.1', '1.9.9', 'none', 'too-low', '2.0.0', null],
  // No step is asked for; it must not fall.
  ['1.8.0', '1.8.0', 'none', 'high-enough', '1.8.0', '1.8.0'],
  ['1.8.0+a', '1.8.0+b', 'none', 'high-enough', '1.8.0', '1.8.0'],
  ['1.8.0', '1.8.0-rc.1', 'none', 'too-low', '1.8.0', null],
  ['1.10.0', '1.9.0', 'none', 'too-low', '1.10.0', null],
  ['2024-01-01', '2.0.0', 'major', 'unreadable', null, null],
  ['1.0.0', '2.0', 'major', 'unreadable', '2.0.0', null],
  ['1.0.0', null, 'minor', 'unreadable', '1.1.0', null],
  [null, null, 'none', 'unreadable', null, null],
])('%s to %s, %s: %s', (base, revision, step, ...told) => {
  const [outcome, lowest, reached] = told;
  expect(checkVersion(base, revision, step)).toEqual({ outcome, lowest, reached });
});
