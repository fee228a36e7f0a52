import type { Contract, ReadResult } from '@contract-check/core';
import type { Engine } from '../../engine.ts';
import { type LoadedSide, loadOpened } from '../../input/load-contract.ts';
import { compareSides } from '../compare-sides.ts';
import { freeze } from './frozen-contract.ts';
import type { CompareRequest, FromThread, FrozenOutcome, SideName, ToThread } from './messages.ts';

/** The thread's end of the line. */
export interface Line {
  postMessage(message: FromThread): void;
  on(event: 'message', listener: (message: ToThread) => void): unknown;
}

/** Compares whatever comes over the line, one request at a time. It reads nothing itself: it asks. */
export function serveComparisons(line: Line, loadEngine: () => Promise<Engine>): void {
  const waiting = new Map<number, (result: ReadResult) => void>();
  let lastId = 0;
  const reader = (side: SideName) => (uri: string) =>
    new Promise<ReadResult>((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      line.postMessage({ type: 'read', id: lastId, side, uri });
    });
  const compare = async (request: CompareRequest): Promise<FrozenOutcome> => {
    const engine = await loadEngine();
    const load = (side: SideName, like?: Contract): Promise<LoadedSide> => {
      const opened = { ...request.sides[side], reference: reader(side), texts: new Map() };
      return loadOpened([opened], engine, like);
    };
    const base = await load('base');
    const sides = [base, await load('revision', base.contract ?? undefined)];
    const { settings, contractName } = request;
    const outcome = await compareSides(sides, { settings, contractName, comparing: () => undefined }, engine);
    const frozen = outcome.compared?.map(({ base, revision, ...rest }) => {
      return { ...rest, base: freeze(base), revision: freeze(revision) };
    });
    return { problems: outcome.problems, compared: frozen ?? null };
  };
  line.on('message', (message) => {
    if (message.type === 'answer') {
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
      return;
    }
    compare(message).then(
      (outcome) => line.postMessage({ type: 'done', outcome }),
      (error: unknown) => line.postMessage(failure(error)),
    );
  });
}

function failure(error: unknown): FromThread {
  if (!(error instanceof Error)) return { type: 'failed', message: String(error), stack: '' };
  return { type: 'failed', message: `${error.name}: ${error.message}`, stack: error.stack ?? '' };
}
