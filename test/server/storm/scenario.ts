import type { loggerTo, readSettings, startService } from '../../../packages/server/src/index.ts';
import type { Random } from '../../support/drafts/random.ts';

export const BACKENDS = ['embedded', 'postgres'] as const;
export type Backend = (typeof BACKENDS)[number];

/** The service in this process: its sources in tests, as it was built in long runs. */
export interface Library {
  readonly loggerTo: typeof loggerTo;
  readonly readSettings: typeof readSettings;
  readonly startService: typeof startService;
}

/** What a scenario is run with. */
export interface Arena {
  readonly backend: Backend;
  readonly rounds: number;
  readonly random: Random;
  readonly library: Library;
  /** A database that holds nothing yet, on a server that others use too; null: the embedded one. */
  readonly freshDatabase: () => Promise<string | null>;
}

export interface Outcome {
  /** What was done and measured, by the words to say it with. */
  readonly figures: Readonly<Record<string, number>>;
  /** What was promised and did not hold, a sentence each. */
  readonly faults: readonly string[];
  /** What took longer than was promised: measured where nothing else keeps the machine busy, so not in `npm test`. */
  readonly late?: readonly string[];
}

/** One promise, tried as often as is asked for. */
export interface Scenario {
  readonly says: string;
  /** How many rounds make up its long form, on each database that it is for. */
  readonly long: Readonly<Partial<Record<Backend, number>>>;
  /** Rounds in `npm test`. */
  readonly short: Readonly<Partial<Record<Backend, number>>>;
  /** What this machine lacks for it; null: nothing. */
  readonly lacks?: () => Promise<string | null>;
  run(arena: Arena): Promise<Outcome>;
}
