import type { CoverageFacts } from '../../../packages/server/src/store/read-coverage.ts';
import type { Span } from '../../../packages/server/src/store/read-window.ts';

/** One source, and the slots that it spoke in. */
export interface ModelSource {
  readonly instance: string;
  readonly kind: string;
  readonly firstSeen: Date;
  readonly slots: readonly (Readonly<Record<Lost, number>> & { readonly slot: Date; readonly sampleRate: number })[];
}

const LOST = ['dropped', 'rejected', 'overflow', 'unmatched', 'anonymous'] as const;
type Lost = (typeof LOST)[number];

interface Run {
  readonly instance: string;
  readonly start: number;
  /** When it was last known to speak. */
  readonly spoken: number;
}

const SLOT = 300_000;

/** What `readCoverage` has to find, by the five minutes alone and as simply as it can be said. */
export function modelCoverage(sources: readonly ModelSource[], { from, to }: Span): CoverageFacts {
  const [start, end] = [from.getTime(), to.getTime()];
  const heard = sources
    .map((source) => ({
      ...source,
      slots: source.slots.filter(({ slot }) => slot.getTime() > start - SLOT && slot.getTime() < end),
    }))
    .filter(({ slots }) => slots.length > 0);
  const trackers = heard
    .filter(({ kind }) => kind === 'tracker')
    .map((source) => ({ ...source, runs: runsOf(source) }));
  const all = heard.flatMap(({ slots }) => slots);
  const sumOf = (name: Lost) => all.reduce((sum, slot) => sum + slot[name], 0);
  const found = [
    ...trackers.flatMap(({ runs }) => runs.slice(1).map((run, n) => silence(runs[n] as Run, run.start))),
    ...jointSilences(
      trackers.flatMap(({ runs }) => runs),
      end,
    ),
    ...trackers
      .filter(({ firstSeen }) => firstSeen < from)
      .flatMap(({ instance, runs }) => runs.slice(0, 1).map((run) => ({ instance, from: start, to: run.start }))),
  ].filter((each) => each.to - each.from > SLOT);
  const once = new Map(found.map((each) => [JSON.stringify(each), each]));
  return {
    reportingSince: new Date(Math.min(...sources.map(({ firstSeen }) => firstSeen.getTime()))),
    sources: heard.length,
    trackers: trackers.length,
    ...(Object.fromEntries(LOST.map((name) => [name, sumOf(name)])) as Record<Lost, number>),
    sampled: all.some(({ sampleRate }) => sampleRate < 1),
    silences: [...once.values()]
      .sort(
        (a, b) => a.from - b.from || (a.instance < b.instance ? -1 : Number(a.instance > b.instance)) || a.to - b.to,
      )
      .map((each) => ({ instance: each.instance, from: new Date(each.from), to: new Date(each.to) })),
  };
}

/** Slots that follow each other, of which one may be missed. */
function runsOf({ instance, slots }: ModelSource): Run[] {
  const runs: Run[] = [];
  for (const at of slots.map(({ slot }) => slot.getTime()).sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && at - last.spoken <= SLOT) runs[runs.length - 1] = { ...last, spoken: at + SLOT };
    else runs.push({ instance, start: at, spoken: at + SLOT });
  }
  return runs;
}

/** Times in which no tracker at all spoke; told of one that spoke last. */
function jointSilences(runs: readonly Run[], end: number) {
  return runs
    .filter((run) => !runs.some((other) => other.start <= run.spoken && other.spoken > run.spoken))
    .map((run) => {
      const last = runs.filter(({ spoken }) => spoken === run.spoken).map(({ instance }) => instance);
      const next = Math.min(end, ...runs.filter(({ start }) => start > run.spoken).map(({ start }) => start));
      return { instance: last.sort().at(-1) ?? '', from: run.spoken, to: next };
    });
}

function silence({ instance, spoken }: Run, to: number) {
  return { instance, from: spoken, to };
}
