import type { JsonObject, Schema } from '../json.ts';

/** A schema with the whole that its references lead into. */
export interface Rooted {
  readonly schema: Schema;
  readonly root: Schema;
}

/** A schema object without its combinations: they were chosen from. */
export interface Part {
  readonly said: JsonObject;
  readonly root: Schema;
}

/** The strictest of two keywords that limit a count. */
export function limits(parts: readonly Part[], least: string, most: string): { low: number; high: number } {
  const numbers = (keyword: string) =>
    parts.map(({ said }) => said[keyword]).filter((item) => typeof item === 'number');
  return { low: Math.max(0, ...numbers(least)), high: Math.min(Number.POSITIVE_INFINITY, ...numbers(most)) };
}
