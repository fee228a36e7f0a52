import { type Containment, DEFAULT_BUDGET, Decider, LITERAL_READING } from './containment.ts';
import { LITERAL } from './evaluate.ts';
import { holds, type Outcome } from './literals.ts';
import { NodeIds } from './normal-schema.ts';
import { Patterns } from './patterns.ts';
import { plainSchema } from './plain-schema.ts';
import { NormalPool } from './pool.ts';
import type { Reading } from './solver.ts';

export type { Containment } from './containment.ts';

export interface ContainmentOptions {
  /** `literal`: sets as JSON Schema defines them. `declared`: a sender sends declared members only (docs/verdicts.md). */
  readonly reading?: 'literal' | 'declared';
  /** Steps that the question may take; beyond, the answer is `unknown`. */
  readonly budget?: number;
}

const readings: Readonly<Record<'literal' | 'declared', Reading>> = {
  literal: LITERAL_READING,
  declared: { members: 'room', receiver: { ...LITERAL, anyBranch: true }, exclusive: true },
};

/**
 * Decides whether every value that `sender` accepts is accepted by `receiver`. Both are plain JSON Schemas (2020-12);
 * references within each are followed. The same schemas give the same answer, whatever the order of their members.
 */
export function contains(sender: unknown, receiver: unknown, options: ContainmentOptions = {}): Containment {
  const ids = new NodeIds();
  const [one, other] = [poolOf(sender, 'sender', ids), poolOf(receiver, 'receiver', ids)];
  const decider = new Decider({
    sender: one.pool,
    receiver: other.pool,
    ids,
    patterns: new Patterns(),
    reading: readings[options.reading ?? 'literal'],
    budget: options.budget ?? DEFAULT_BUDGET,
  });
  return decider.contains(one.schemas, other.schemas);
}

/** Decides whether two plain JSON Schemas accept the same values; a witness is accepted by one of them alone. */
export function equivalent(one: unknown, other: unknown, options: ContainmentOptions = {}): Containment {
  const there = contains(one, other, options);
  if (there.answer === 'no') return there;
  const back = contains(other, one, options);
  return back.answer === 'yes' ? there : back;
}

/** Looks for a value that a plain JSON Schema accepts; `none` is a proof that it accepts no finite value. */
export function witness(schema: unknown, options: ContainmentOptions = {}): Outcome {
  const ids = new NodeIds();
  const { pool, schemas } = poolOf(schema, 'sender', ids);
  const decider = new Decider({
    sender: pool,
    receiver: {},
    ids,
    patterns: new Patterns(),
    reading: readings[options.reading ?? 'literal'],
    budget: options.budget ?? DEFAULT_BUDGET,
  });
  return decider.ask(schemas.map(holds));
}

function poolOf(schema: unknown, position: 'sender' | 'receiver', ids: NodeIds) {
  const { root, dialect } = plainSchema(schema, `${position}.json`);
  const pool = new NormalPool(ids, { dialectOf: () => dialect, sender: null, position });
  return { pool, schemas: pool.at([root]) };
}
