import type { Json, Schema } from '../json.ts';
import { keywordsOf } from '../schemas/positions.ts';
import { AjvOracle } from './ajv-oracle.ts';
import { evaluate, TooDeep } from './evaluate.ts';

/** Null: no verdict that both validators share. */
export type Judgement = boolean | null;

/**
 * Two independent validators that must agree: ajv, and the plain evaluator beside it. Where they do not, the value is
 * judged by nobody and counted as disputed.
 *
 * One known gap of ajv 8 is settled for the evaluator: `unevaluatedItems` beside `contains` (core §11.2 counts items
 * that `contains` matched as evaluated, ajv does not).
 */
export class Judge {
  readonly #ajv = new AjvOracle();
  readonly #settled = new WeakMap<object, boolean>();
  /** Values that the two judge differently, the first of each schema. */
  readonly disputes = new Map<Schema, Json>();

  accepts(schema: Schema, instance: Json): Judgement {
    const own = plainVerdict(schema, instance);
    if (own === null || this.#isGapOfAjv(schema)) return own;
    const theirs = this.#ajv.accepts(schema, instance);
    if (theirs === own) return own;
    if (!this.disputes.has(schema)) this.disputes.set(schema, instance);
    return null;
  }

  #isGapOfAjv(schema: Schema): boolean {
    if (typeof schema === 'boolean') return false;
    const known = this.#settled.get(schema);
    if (known !== undefined) return known;
    const keywords = keywordsOf(schema);
    const gap = keywords.has('contains') && keywords.has('unevaluatedItems');
    this.#settled.set(schema, gap);
    return gap;
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
