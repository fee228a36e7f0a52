import type { Registry } from 'prom-client';
import type { Handlers } from '../http/handler.ts';
import { PROBLEMS, ProblemError, type ProblemName } from '../http/problem.ts';
import { isWritable } from '../store/is-writable.ts';

/** Of the process, not of what it serves. */
export interface ServiceState {
  /** It finishes what runs, and takes nothing new. */
  isEnding: boolean;
}

export interface OwnParts {
  readonly state: ServiceState;
  readonly contractText: string;
  readonly metrics: Pick<Registry, 'metrics'>;
}

/** What the service says of itself. */
export function ownHandlers({ state, contractText, metrics }: OwnParts): Handlers {
  return {
    isAlive: async () => ({ status: 200, body: { status: 'ok' } }),

    isReady: async (_request, { knex }) => {
      if (state.isEnding) return { status: 503, body: { status: 'ending' } };
      const isReady = await isWritable(knex);
      return { status: isReady ? 200 : 503, body: { status: isReady ? 'ok' : 'unavailable' } };
    },

    metrics: async () => ({ status: 200, mediaType: 'text/plain', body: await metrics.metrics() }),

    readOwnContract: async () => ({ status: 200, mediaType: 'application/yaml', body: contractText }),

    explainProblem: async ({ path: { problem = '' } }) => {
      if (!Object.hasOwn(PROBLEMS, problem)) throw new ProblemError('not-found');
      const { status, title, explanation } = PROBLEMS[problem as ProblemName];
      return { status: 200, mediaType: 'text/plain', body: `${title} (${status})\n\n${explanation}\n` };
    },
  };
}
