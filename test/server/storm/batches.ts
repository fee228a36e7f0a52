import { isDeepStrictEqual } from 'node:util';

/** By operation and consumer. */
export type Counts = Readonly<Record<string, number>>;

export interface Told {
  readonly status: number;
  /** Of an answer to a batch that was taken. */
  readonly receipt: { readonly accepted: number; readonly duplicate: boolean };
  readonly text: string;
}

interface BatchParts {
  readonly id: string;
  readonly instance: string;
  readonly observations: readonly object[];
  /** When it ended; now, where left out. */
  readonly to?: Date;
}

/** The text of a batch of the service "orders". */
export function batchText({ id, instance, observations, to = new Date() }: BatchParts): string {
  const at = to.toISOString();
  const source = { kind: 'tracker', instance };
  return JSON.stringify({ batchId: id, service: 'orders', source, from: at, to: at, observations });
}

/** Rejects when there is no answer. */
export async function send(url: string, body: string): Promise<Told> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1/usage`, { method: 'POST', body, headers });
  const text = await answer.text();
  return { status: answer.status, receipt: JSON.parse(text), text };
}

interface Row {
  readonly operation: string;
  readonly consumer: string;
  readonly calls: number;
}

/** What the service counts, over all pages. */
export async function countedBy(url: string, more = ''): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  let cursor = '';
  do {
    const query = `service=orders&groupBy=operation,consumer&limit=10000${more}${cursor}`;
    const response = await fetch(`${url}/api/v1/usage?${query}`);
    const text = await response.text();
    if (!response.ok) throw new Error(`Reading was answered ${response.status}: ${text}`);
    const { rows, next } = JSON.parse(text) as { rows: Row[]; next: string | null };
    for (const { operation, consumer, calls } of rows) counted[`${operation} by ${consumer}`] = calls;
    cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
  } while (cursor !== '');
  return counted;
}

/** What is counted otherwise than it was sent, a sentence each. */
export function differences(sent: Counts, counted: Counts): string[] {
  if (isDeepStrictEqual(sent, counted)) return [];
  const keys = [...new Set([...Object.keys(sent), ...Object.keys(counted)])];
  const wrong = keys.filter((key) => sent[key] !== counted[key]);
  return wrong.map((key) => `${key}: ${counted[key] ?? 'nothing'} counted, ${sent[key] ?? 'nothing'} sent.`);
}

export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Counts that grow. */
export class Ledger {
  readonly counts: Record<string, number> = {};

  add(operation: string, consumer: string, count: number): void {
    const key = `${operation} by ${consumer}`;
    this.counts[key] = (this.counts[key] ?? 0) + count;
  }
}
