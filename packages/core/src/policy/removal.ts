import { readDate } from '../compare/lifecycle.ts';
import type { Comparison } from '../compare-contracts.ts';
import type { Finding } from '../finding.ts';
import { shown } from '../rules/row.ts';
import { daysBetween } from './days.ts';
import type { DeprecationPolicy, OperationLifecycle } from './policy.ts';

const REMOVALS: ReadonlySet<string> = new Set(['operation-removed', 'webhook-removed']);

/**
 * Under `removal: 'after-sunset'` an operation that goes after its announced sunset is compatible: consumers were told.
 * One that goes before says what is missing. Everything else is left as it is.
 */
export function weighRemoval(
  finding: Finding,
  operations: Comparison['operations'],
  policy: DeprecationPolicy,
  asOf: number,
): Finding {
  const [operation] = finding.operations;
  if (policy.removal !== 'after-sunset' || !REMOVALS.has(finding.rule) || operation === undefined) return finding;
  const promised = operations.get(operation.key)?.base;
  if (promised == null) return finding;
  const date = readDate(promised.sunset);
  if (date === null || asOf < date) {
    const advice = date === null ? finding.advice : 'Keep it until then.';
    return { ...finding, message: `${finding.message} ${whatIsMissing(promised, date, asOf)}`, advice };
  }
  return {
    ...finding,
    effect: 'compatible',
    breaks: [],
    message: `${finding.message} Its sunset, ${shown(promised.sunset)}, has passed.`,
    why: 'Consumers were told to move by that date.',
    advice: 'Nothing to do.',
  };
}

function whatIsMissing({ deprecated, sunset }: OperationLifecycle, date: number | null, asOf: number): string {
  if (date !== null) {
    const days = Math.max(1, daysBetween(asOf, date));
    return `Its sunset, ${shown(sunset)}, is ${days === 1 ? '1 day' : `${days} days`} away.`;
  }
  if (sunset !== null) return `Its sunset, ${shown(sunset)}, is no date.`;
  return deprecated ? 'It was deprecated without a sunset date.' : 'It was never deprecated.';
}
