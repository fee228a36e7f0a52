import { setFlagsFromString } from 'node:v8';

/**
 * A comparison is over in well under a second; on Node 20 (V8 11) a third of its CPU time goes into optimising
 * functions that run a little longer only. Waiting longer before that saves it (docs/benchmarks.md). Later engines
 * need no such help and do not know the flag.
 */
export function tuneEngine(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=600000');
}
