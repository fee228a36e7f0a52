import type { Json, Schema } from '../json.ts';
import { keywordsOf } from '../schemas/positions.ts';
import { ajvGaps } from './ajv-gaps.ts';
import { AjvOracle } from './ajv-oracle.ts';
import { evaluate, TooDeep } from './evaluate.ts';

/** Null: no verdict that both validators share. */
export type Judgement = boolean | null;

/**
 * Two independent validators that must agree: ajv, and the plain evaluator beside it. Where they do not, the value is
 * judged by nobody and kept as disputed; what is known to be wrong in ajv is left to the evaluator.
 */
export class Judge {
  readonly #ajv = new AjvOracle();
  readonly #gaps = new WeakMap<object, boolean>();
  /** Values that the two judge differently, the first of each schema. */
  readonly disputes = new Map<Schema, Json>();
  /** Schemas that ajv throws on, also some that are right: the evaluator judges alone. */
  readonly refused = new Set<Schema>();

  accepts(schema: Schema, instance: Json): Judgement {
    const own = plainVerdict(schema, instance);
    if (own === null || this.#isGapOfAjv(schema)) return own;
    const theirs = this.#ajv.accepts(schema, instance);
    if (theirs === null) this.refused.add(schema);
    if (theirs === own || theirs === null) return own;
    if (!this.disputes.has(schema)) this.disputes.set(schema, instance);
    return null;
  }

  /** Whether a schema is one at all. */
  isSchema(schema: Schema): boolean {
    return this.#ajv.isSchema(schema);
  }

  #isGapOfAjv(schema: Schema): boolean {
    if (typeof schema === 'boolean') return false;
    const known = this.#gaps.get(schema);
    if (known !== undefined) return known;
    const present = keywordsOf(schema);
    const isGap = ajvGaps.some(({ keywords }) => keywords.every((keyword) => present.has(keyword)));
    this.#gaps.set(schema, isGap);
    return isGap;
  }
}

function plainVerdict(schema: Schema, instance: Json): Judgement {
  try {
    return evaluate(schema, instance).valid;
  } catch (error) {
    if (error instanceof TooDeep || error instanceof SyntaxError) return null;
    throw error;
  }
}
