import type { Finding, OperationRef } from '@contract-check/core';
import { operationText } from '../operations-text.ts';

/** All operations of a page, so that each finding can name its own in a few characters. */
export interface OperationIndex {
  /** In the order of their paths. */
  readonly names: readonly string[];
  /** Positions in `names`, `0-2 7`. */
  positions(finding: Pick<Finding, 'operations'>): string;
}

function sortKey({ method, path }: OperationRef): string {
  return `${path} ${method}`;
}

/** `[0, 1, 2, 7]` as `0-2 7`; the numbers are in order. */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

export function operationIndex(findings: Iterable<Pick<Finding, 'operations'>>): OperationIndex {
  const found = new Map<string, string>();
  for (const { operations } of findings) {
    for (const operation of operations) found.set(operationText(operation), sortKey(operation));
  }
  const sorted = [...found].sort(([, a], [, b]) => Number(a > b) - Number(a < b)).map(([name]) => name);
  const positions = new Map(sorted.map((name, index) => [name, index]));
  return {
    names: sorted,
    positions({ operations }) {
      const own = new Set(operations.map((operation) => positions.get(operationText(operation)) ?? 0));
      return numberRanges([...own].sort((a, b) => a - b));
    },
  };
}
