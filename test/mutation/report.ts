import type { Failure, Figures } from './campaign.ts';

/** The figures as a table of Markdown, and a closing line. */
export function reportText({ plants, tallies, failures, unplanted }: Figures): string {
  const lines = [...tallies]
    .filter(([, { loud, harmless }]) => loud + harmless > 0)
    .map(
      ([name, { loud, found, harmless, alarms }]) => `| ${name} | ${share(found, loud)} | ${share(alarms, harmless)} |`,
    );
  const sum = (count: 'loud' | 'found' | 'harmless' | 'alarms') =>
    [...tallies.values()].reduce((total, tally) => total + tally[count], 0);
  return [
    '| edit | found / planted | false alarms / planted |',
    '| --- | --- | --- |',
    ...lines,
    '',
    ...(unplanted.length === 0 ? [] : [`no place at hand for: ${unplanted.join('; ')}`, '']),
    `${plants} plants: ${sum('found')} of ${sum('loud')} found, ${sum('alarms')} false alarms of ${sum('harmless')}; ${failures.length} failed`,
  ].join('\n');
}

function share(part: number, whole: number): string {
  return whole === 0 ? '' : `${part} / ${whole}`;
}

export function failureText({ row, subject, trial, faults }: Failure): string {
  const spot = trial.near[0]?.map((segment) => segment.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  return [`${row.name} in ${subject.label} at #/${spot} (${trial.operation ?? 'no operation'})`, ...faults].join(
    '\n  ',
  );
}
