import { contains } from '../../packages/core/src/schema/containment/index.ts';
import type { Schema } from './json.ts';

export type Reading = 'literal' | 'declared';
export const readings: readonly Reading[] = ['literal', 'declared'];

export type Answer =
  | { readonly answer: 'yes' }
  | { readonly answer: 'no'; readonly witness: unknown }
  | { readonly answer: 'unknown'; readonly reason: string };

/** What is being proved. */
export type Engine = (sender: Schema, receiver: Schema, reading: Reading) => Answer;

export const ourEngine: Engine = (sender, receiver, reading) => contains(sender, receiver, { reading });
