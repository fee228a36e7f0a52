/**
 * Bounds on what a contract may hold. They keep hostile input from exhausting the stack, memory or time, and stand
 * far above what real contracts need (deepest seen: 30 levels; largest alias use: a few thousand values).
 */

/** Levels of nesting, in the text and after aliases are followed. The walkers recurse, so this guards their stack. */
export const MAX_DEPTH = 500;

/** Files of one contract, the entry included. */
export const MAX_FILES = 1_000;

/** Values that aliases may add to a YAML document when it is walked: a fixed allowance, and a multiple of its nodes. */
export const ALIAS_ALLOWANCE = 100_000;
export const ALIAS_GROWTH = 10;

/** Digits of an integer. Reading and printing a longer one costs more than linear time. */
export const MAX_INTEGER_DIGITS = 1_000;

/** Problems told for one document; after that the reader has seen enough. */
export const MAX_PROBLEMS = 50;
