import { cpus } from 'node:os';
import process from 'node:process';
import type { HostileResult } from './hostile.ts';
import type { Usage } from './measure/child.ts';
import { growthExponent } from './measure/statistics.ts';
import type { CaseResult } from './measure-case.ts';
import { hostileLimitsMs, largestExponent, targets } from './targets.ts';

const ms = (value: number) => `${value.toFixed(0)} ms`;
const times = (value: number) => `${value.toFixed(2)}x`;
const percent = (value: number) => `${(100 * value).toFixed(0)} %`;

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
  const { node, parse, diff, halves, byTable } = result;
  const split =
    halves === null
      ? []
      : [`  load ${ms(halves.loadMs)}, compare ${ms(halves.compareMs)}, ${halves.findings} findings`];
  const share = provingShare(result);
  const proving =
    share === null
      ? []
      : [
          `  compare: cpu ${ms(halves?.compareCpuMs ?? 0)}, by the table alone ${ms(byTable?.compareCpuMs ?? 0)}; proving adds ${percent(share)}`,
        ];
  return [
    `\n${result.case.name} (${result.case.megabytes.toFixed(1)} MB)`,
    `  node -e 0   ${usageText(node)}`,
    `  parse only  ${usageText(parse)}`,
    `  diff        ${usageText(diff)}  cpu ${times(diff.cpuMs / parse.cpuMs)}  wall ${times(diff.wallMs / parse.wallMs)}  peak ${times(diff.peakMb / parse.peakMb)}`,
    ...split,
    ...proving,
    ...result.failures.map((failure) => `  FAILED ${failure}`),
  ];
}

/** What deciding schemas and showing breaks adds to comparing by the table alone; null where that was not measured. */
function provingShare({ halves, byTable }: CaseResult): number | null {
  return halves === null || byTable === null ? null : halves.compareCpuMs / byTable.compareCpuMs - 1;
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

/** A figure and the most that it may be; no limit where the limit is null. */
interface Check {
  readonly name: string;
  readonly value: number;
  readonly limit: number | null;
  readonly show: (value: number) => string;
}

/** Each target with what was measured, worst first. */
export function targetLines(results: readonly CaseResult[], hostile: readonly HostileResult[]): readonly string[] {
  const exponent = growth(results);
  const checks: Check[] = results.flatMap((result) => (result.failures.length > 0 ? [] : caseChecks(result)));
  if (exponent !== null)
    checks.push({
      name: 'growth exponent',
      value: exponent,
      limit: largestExponent,
      show: (value) => value.toFixed(2),
    });
  for (const kind of kindsOf(hostile)) {
    const value = Math.max(...hostile.filter((one) => one.kind === kind).map(({ usage }) => usage.cpuMs));
    checks.push({ name: `slowest hostile ${kind}: cpu`, value, limit: hostileLimitsMs[kind], show: ms });
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

function caseChecks(result: CaseResult): readonly Check[] {
  const { case: item, node, parse, diff } = result;
  const { timeRatio, memoryRatio, aboveNodeMs, provingShare: most } = targets[item.kind];
  const share = provingShare(result) ?? Number.NaN;
  return [
    { name: `${item.name}: cpu ÷ parse only`, value: diff.cpuMs / parse.cpuMs, limit: timeRatio, show: times },
    { name: `${item.name}: peak ÷ parse only`, value: diff.peakMb / parse.peakMb, limit: memoryRatio, show: times },
    { name: `${item.name}: cpu above node -e 0`, value: diff.cpuMs - node.cpuMs, limit: aboveNodeMs, show: ms },
    { name: `${item.name}: share of proving`, value: share, limit: most, show: percent },
  ];
}

/** Hostile cases that are shown, of each kind. */
const SHOWN = 8;

/** The slowest hostile cases of each kind, and all that failed. */
export function hostileLines(results: readonly HostileResult[]): readonly string[] {
  return kindsOf(results).flatMap((kind) => {
    const all = results.filter((one) => one.kind === kind && one.failure === null);
    const slowest = all.sort((a, b) => b.usage.cpuMs - a.usage.cpuMs).slice(0, SHOWN);
    return [
      `\nhostile ${kind}s: ${all.length} compared, the slowest`,
      ...slowest.map(({ name, usage }) => `  ${usageText(usage)}  ${name}`),
      ...results.flatMap(({ kind: its, name, failure }) =>
        its === kind && failure !== null ? [`  FAILED ${name}: ${failure}`] : [],
      ),
    ];
  });
}

function kindsOf(results: readonly HostileResult[]): readonly HostileResult['kind'][] {
  return [...new Set(results.map(({ kind }) => kind))];
}
