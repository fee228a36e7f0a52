import type { Coverage } from '../generated/api.ts';
import type { CoverageFacts } from '../store/read-coverage.ts';
import type { Span } from '../store/read-window.ts';

/** Absence means absence only if nothing at all is missing; otherwise what is not in the rows is not known. */
export function coverageOf({ from, to }: Span, facts: CoverageFacts): Coverage {
  const { reportingSince, sources, trackers, silences, sampled } = facts;
  const { dropped, rejected, overflow, unmatched, anonymous } = facts;
  const lost = dropped + rejected + overflow + unmatched + anonymous;
  const isWatched = reportingSince !== null && reportingSince <= from && trackers > 0 && silences.length === 0;
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    reportingSince: reportingSince?.toISOString() ?? null,
    sources,
    gaps: silences.map((silence) => ({
      instance: silence.instance,
      from: silence.from.toISOString(),
      to: silence.to.toISOString(),
    })),
    ...{ dropped, rejected, overflow, unmatched, anonymous, sampled },
    complete: isWatched && !sampled && lost === 0,
  };
}
