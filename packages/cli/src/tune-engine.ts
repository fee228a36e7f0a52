import { setFlagsFromString } from 'node:v8';
import type { Stage } from './io.ts';

/** Much code that runs little: a third of the time would go into optimising it. */
const WAIT = '--interrupt-budget=600000';
/** The engine's own measure: the loops of a parser run long enough to be worth it. */
const HURRY = '--interrupt-budget=135168';

/**
 * A comparison is over in well under a second, which the defaults of Node 20 (V8 11) are not made for. Measured in
 * docs/benchmarks.md; later engines have other defaults and other names for them.
 */
const FLAGS: Readonly<Record<Stage, readonly string[]>> = {
  start: [
    WAIT,
    // Who waits in a long loop for its faster form goes on in the slow one, and both cost.
    '--no-concurrent-osr',
    // Nearly all that is read stays, so that a larger nursery only takes memory.
    '--semi-space-growth-factor=1',
    // Several threads that clear a nursery of one megabyte wait for each other longer than they work.
    '--no-parallel-scavenge',
  ],
  'read-large': [HURRY],
  compare: [WAIT],
  // A service runs for months: the engine's own measures are made for it.
  serve: [HURRY, '--concurrent-osr', '--parallel-scavenge', '--semi-space-growth-factor=2'],
};

/** Tells the JavaScript engine what comes next. */
export function tuneEngine(stage: Stage): void {
  if (process.versions.v8.startsWith('11.')) for (const flag of FLAGS[stage]) setFlagsFromString(flag);
}
