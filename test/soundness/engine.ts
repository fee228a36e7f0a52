import { contains, witness } from '@contract-check/core';
import type { Schema } from './json.ts';

export type Reading = 'literal' | 'declared';
export const readings: readonly Reading[] = ['literal', 'declared'];

export type Answer =
  | { readonly answer: 'yes' }
  | { readonly answer: 'no'; readonly witness: unknown }
  | { readonly answer: 'unknown'; readonly reason: string };

export type Example =
  | { readonly kind: 'found'; readonly value: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What is being proved. */
export interface Engine {
  readonly contains: (sender: Schema, receiver: Schema, reading: Reading) => Answer;
  /** A value that the schema accepts, literally. */
  readonly example: (schema: Schema) => Example;
}

export const ourEngine: Engine = {
  contains: (sender, receiver, reading) => contains(sender, receiver, { reading }),
  example: (schema) => witness(schema),
};
