import { cpus } from 'node:os';
import process from 'node:process';
import type { Usage } from './measure/child.ts';
import { growthExponent } from './measure/statistics.ts';
import type { CaseResult } from './measure-case.ts';
import { largestExponent, targets } from './targets.ts';

const ms = (value: number) => `${value.toFixed(0)} ms`;
const times = (value: number) => `${value.toFixed(2)}x`;

export function heading(rounds: number): string {
  return [
    `Node ${process.versions.node}, ${cpus().length} cores, medians of ${rounds} interleaved rounds.`,
    'cpu: user + system time of the whole process, all threads; wall: start to end; peak: resident memory.',
  ].join('\n');
}

const usageText = ({ cpuMs, wallMs, peakMb }: Usage) =>
  `cpu ${ms(cpuMs).padStart(9)}  wall ${ms(wallMs).padStart(9)}  peak ${peakMb.toFixed(0).padStart(5)} MB`;

/** What was measured for one case, a line each. */
export function resultLines(result: CaseResult): readonly string[] {
  const { node, parse, diff, split } = result;
  const halves =
    split === null ? [] : [`  load ${ms(split.loadMs)}, compare ${ms(split.compareMs)}, ${split.findings} findings`];
  return [
    `\n${result.case.name} (${result.case.megabytes.toFixed(1)} MB)`,
    `  node -e 0   ${usageText(node)}`,
    `  parse only  ${usageText(parse)}`,
    `  diff        ${usageText(diff)}  cpu ${times(diff.cpuMs / parse.cpuMs)}  wall ${times(diff.wallMs / parse.wallMs)}  peak ${times(diff.peakMb / parse.peakMb)}`,
    ...halves,
    ...result.failures.map((failure) => `  FAILED ${failure}`),
  ];
}

/** Time above that of an empty process: its constant share would make growth look flatter than it is. */
function growth(results: readonly CaseResult[]): number | null {
  const grown = results.filter((result) => result.case.kind === 'growth' && result.failures.length === 0);
  if (grown.length < 2) return null;
  return growthExponent(grown.map(({ case: { megabytes }, node, diff }) => [megabytes, diff.cpuMs - node.cpuMs]));
}

export function growthLine(results: readonly CaseResult[]): string {
  const exponent = growth(results);
  if (exponent === null) return '\ngrowth exponent: not measured (needs two synthetic sizes)';
  return `\ngrowth exponent (cpu above node -e 0, synthetic JSON): ${exponent.toFixed(2)}`;
}

/** Each target with what was measured, worst first. */
export function targetLines(results: readonly CaseResult[]): readonly string[] {
  const checks = results.flatMap((result) => {
    if (result.failures.length > 0) return [];
    const { case: item, node, parse, diff } = result;
    const target = targets[item.kind];
    return [
      { name: `${item.name}: cpu ÷ parse only`, value: diff.cpuMs / parse.cpuMs, limit: target.timeRatio, show: times },
      {
        name: `${item.name}: peak ÷ parse only`,
        value: diff.peakMb / parse.peakMb,
        limit: target.memoryRatio,
        show: times,
      },
      {
        name: `${item.name}: cpu above node -e 0`,
        value: diff.cpuMs - node.cpuMs,
        limit: target.aboveNodeMs,
        show: ms,
      },
    ];
  });
  const exponent = growth(results);
  if (exponent !== null) {
    checks.push({
      name: 'growth exponent',
      value: exponent,
      limit: largestExponent,
      show: (value) => value.toFixed(2),
    });
  }
  const judged = checks.flatMap(({ limit, ...check }) => (limit === null ? [] : [{ ...check, limit }]));
  judged.sort((a, b) => b.value / b.limit - a.value / a.limit);
  return [
    '\nTargets',
    ...judged.map(({ name, value, limit, show }) => {
      const verdict = value <= limit ? 'met    ' : 'NOT MET';
      return `  ${verdict}  ${name}: ${show(value)} (at most ${show(limit)})`;
    }),
  ];
}
