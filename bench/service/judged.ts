import type { LoadResult } from './load.ts';
import type { QuestionResult } from './questions.ts';
import { quantile, rate } from './sustained.ts';

/** What the service has to reach. */
const TARGETS = {
  shareOfDirect: 0.7,
  rowsPerSecond: 40_000,
  ingestP99Ms: 250,
  growth: 0.1,
  questionP95Ms: 100,
} as const;
/** Shorter runs end before the heap has found its size. */
const SECONDS_FOR_MEMORY = 120;

export interface Judged {
  readonly name: string;
  /** Null: this run is too short to say. */
  readonly isMet: boolean | null;
  readonly figure: string;
  readonly target: string;
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
const ms = (value: number) => `${value.toFixed(0)} ms`;

export function loadLines({ http, direct, latenciesMs, refused, memory }: LoadResult): readonly string[] {
  const { start, middle, end } = memory;
  return [
    `  through HTTP  ${whole(rate([http]))} rows/s (${whole(http.rows)} rows in ${http.seconds.toFixed(1)} s, folded)`,
    `  direct SQL    ${direct.map((part) => whole(rate([part]))).join(' and ')} rows/s, before and after`,
    `  batches       p50 ${ms(quantile(latenciesMs, 0.5))}, p99 ${ms(quantile(latenciesMs, 0.99))}, ${refused} sent away`,
    `  memory        ${[start, middle, end].map((megabytes) => `${megabytes.toFixed(0)} MB`).join(', ')}: start, middle, end`,
  ];
}

export function judgedLoad({ http, direct, latenciesMs, memory }: LoadResult, seconds: number): readonly Judged[] {
  const rows = rate([http]);
  const share = rows / rate(direct);
  const p99 = quantile(latenciesMs, 0.99);
  const growth = memory.end / memory.middle - 1;
  return [
    {
      name: 'rows/s through HTTP ÷ direct SQL',
      isMet: share >= TARGETS.shareOfDirect,
      figure: percent(share),
      target: `at least ${percent(TARGETS.shareOfDirect)}`,
    },
    {
      name: 'rows/s through HTTP',
      isMet: rows >= TARGETS.rowsPerSecond,
      figure: whole(rows),
      target: `at least ${whole(TARGETS.rowsPerSecond)}`,
    },
    {
      name: 'ingest p99',
      isMet: p99 < TARGETS.ingestP99Ms,
      figure: ms(p99),
      target: `below ${ms(TARGETS.ingestP99Ms)}`,
    },
    {
      name: 'memory, end ÷ middle',
      isMet: seconds < SECONDS_FOR_MEMORY ? null : growth <= TARGETS.growth,
      figure: `${growth < 0 ? '' : '+'}${percent(growth)}`,
      target: `at most +${percent(TARGETS.growth)}, of ${SECONDS_FOR_MEMORY} s or more`,
    },
  ];
}

export function questionLine({ name, latenciesMs, rows }: QuestionResult): string {
  const [p50, p95] = [quantile(latenciesMs, 0.5), quantile(latenciesMs, 0.95)];
  return `  ${name.padEnd(40)} p50 ${ms(p50).padStart(7)}  p95 ${ms(p95).padStart(7)}  ${rows} rows in the answer`;
}

export function judgedQuestions(results: readonly QuestionResult[]): readonly Judged[] {
  return results.map(({ name, latenciesMs }) => {
    const p95 = quantile(latenciesMs, 0.95);
    const target = `below ${ms(TARGETS.questionP95Ms)}`;
    return { name: `p95 of ${name}`, isMet: p95 < TARGETS.questionP95Ms, figure: ms(p95), target };
  });
}

const WORDS = { true: 'met      ', false: 'NOT MET  ', null: 'too short' } as const;

export function judgedLines(judged: readonly Judged[]): readonly string[] {
  return [
    '\nTargets',
    ...judged.map(({ name, isMet, figure, target }) => `  ${WORDS[`${isMet}`]}  ${name}: ${figure} (${target})`),
  ];
}
