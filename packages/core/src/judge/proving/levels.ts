import { Role } from '../../compare/change.ts';
import { LITERAL_READING } from '../../schema/containment/containment.ts';
import type { Reading } from '../../schema/containment/solver.ts';

/**
 * How strictly a question is put. `breaking`: a conforming partner fails. `risky`: no partner that reads with tolerance
 * fails. `exclusive`: as `breaking`, and of a `oneOf` one branch alone may fit. `undeclared`: members that no contract
 * declares count too. `literal`: plain sets. The levels called `intolerant` are for a team whose partners read without
 * tolerance.
 */
export type Level =
  | 'breaking'
  | 'intolerant'
  | 'risky'
  | 'exclusive'
  | 'intolerant-exclusive'
  | 'undeclared'
  | 'literal';

export function readingAt(level: Level, role: number): Reading {
  const tolerant = role === Role.provider;
  switch (level) {
    case 'breaking':
      return { members: 'unknown-to-both', receiver: { anyBranch: true, tolerant }, exclusive: true };
    case 'intolerant':
      return { members: 'unknown-to-both', receiver: { anyBranch: true, tolerant: false }, exclusive: true };
    case 'risky':
      return { members: 'room', receiver: { anyBranch: false, tolerant: false }, exclusive: true };
    case 'exclusive':
      return { members: 'unknown-to-both', receiver: { anyBranch: false, tolerant }, exclusive: true };
    case 'intolerant-exclusive':
      return { members: 'unknown-to-both', receiver: { anyBranch: false, tolerant: false }, exclusive: true };
    case 'undeclared':
      return { members: 'any', receiver: { anyBranch: true, tolerant: false }, exclusive: true };
    case 'literal':
      return LITERAL_READING;
  }
}
