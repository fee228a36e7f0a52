import type { Find } from '../check.ts';
import { readings } from '../engine.ts';
import type { Judge } from '../oracle/judge.ts';
import type { Comparison } from '../peer/compare.ts';
import { answerNames, type Row, type Tally, unknownAtMost } from './tally.ts';

/** Tables of a run, with the closing line that issue 3 names. */
export function reportText(tally: Tally, { disputes, refused }: Judge, peer: Comparison): string {
  const sections = ['all', 'family', 'truth', 'making', 'keyword'].map((prefix) => table(tally.rows(prefix)));
  const reasons = [...tally.reasons].sort(([, one], [, other]) => other.count - one.count).slice(0, 20);
  return [
    ...sections,
    'Why the engine did not know:',
    ...reasons.map(([reason, { count }]) => `${String(count).padStart(7)}  ${reason}`),
    '',
    ...limitLines(tally),
    `contained by construction: ${percent(tally.contained / Math.max(1, tally.pairs))} of the pairs`,
    `schemas that the two validators judge differently: ${disputes.size}; that ajv cannot compile: ${refused.size}`,
    ...peerLines(peer),
    closingLine(tally),
  ].join('\n');
}

function peerLines({ agreed, explained, unexplained, refused, late, unknown }: Comparison): string[] {
  return [
    `json-schema-diff: same answer ${agreed.yes + agreed.no} (yes ${agreed.yes}, no ${agreed.no}), circular references refused ${refused}, no answer in time ${late}, unknown to us ${unknown}, unexplained ${unexplained.length}`,
    ...[...explained].map(([reason, count]) => `json-schema-diff differs ${count} times: ${reason}`),
  ];
}

function closingLine(tally: Tally): string {
  const [falseYes, falseNo] = [tally.found('false yes'), tally.found('false no')];
  const others = tally.found('throws') + tally.found('construction') + tally.found('false example');
  const rest = others === 0 ? '' : `, failed ${others}`;
  const wrong = `false yes ${falseYes}, false no ${falseNo}, unconfirmed ${tally.unjudged}`;
  return `pairs ${tally.pairs}, instances ${tally.instances}, ${wrong}, unknown ${tally.unknown()}${rest}`;
}

function limitLines(tally: Tally): string[] {
  return unknownAtMost.flatMap(({ group, share }) =>
    readings.map((reading) => {
      const is = tally.unknownShare(group, reading);
      return `unknown, ${group}, ${reading}: ${percent(is)} (at most ${percent(share)})${is > share ? ' MISSED' : ''}`;
    }),
  );
}

/** The limits that a run misses. */
export function missedLimits(tally: Tally): string[] {
  return limitLines(tally).filter((line) => line.endsWith('MISSED'));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ group }) => group.length), 10);
  const head = ['', ...answerNames, 'unknown %'].map((name) => name.padStart(10)).join('');
  const lines = [...rows]
    .sort((one, other) => (one.group < other.group ? -1 : Number(one.group > other.group)))
    .map(({ reading, group, counts }) => {
      const total = answerNames.reduce((sum, name) => sum + counts[name], 0);
      const figures = answerNames.map((name) => String(counts[name]).padStart(10)).join('');
      return `${group.padEnd(width)}  ${reading.padEnd(8)}${figures}${percent(counts.unknown / total).padStart(10)}`;
    });
  return [`${''.padEnd(width)}${head}`, ...lines, ''].join('\n');
}

/** A find as JSON; integers beyond 2^53 as texts. */
export function findText(find: Find): string {
  return JSON.stringify(find, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value), 1);
}
