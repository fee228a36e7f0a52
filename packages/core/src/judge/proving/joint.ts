import type { Change } from '../../compare/change.ts';
import type { NormalPool } from '../../schema/containment/pool.ts';
import type { Way } from '../reach.ts';
import { switchChanges } from './switch-change.ts';
import { receiverSide, termsOf, type WaySchemas } from './way-schemas.ts';

/** A change that had a part in a break, and how schemas lead to it from a message. */
export interface Part {
  readonly change: Change;
  readonly way: Way;
  /** What is said of it. */
  readonly message: string;
}

/** Changes that are at fault together. */
export interface Joint {
  readonly value: unknown;
  /** What the receiver accepts with all of them taken back: the value. */
  readonly without: NormalPool;
  /** Those beside the one that was asked for. */
  readonly others: readonly Part[];
  /** None of them can be left out. */
  readonly isLeast: boolean;
}

/** All that changed at one place, where less cannot be told apart; null where not even that can be taken back. */
export function wholly(schemas: WaySchemas, own: Part, others: readonly Part[], value: unknown): Joint | null {
  const without = schemas.before();
  if (without === null) return null;
  return { value, without, others: others.filter((part) => part.change !== own.change), isLeast: false };
}

/** Changes at one place that are looked at together. */
const MAX_PARTS = 32;

/**
 * Looks for changes that must be taken back together, one of them for certain, for a rejected message to be accepted,
 * and none of which can be left out. Null where there are none, or too many to tell.
 *
 * @param value what is sent and rejected at the anchor of the way
 * @param others the likelier ones first; of several sets one with these is preferred
 */
export function jointly(schemas: WaySchemas, own: Part, others: readonly Part[], value: unknown): Joint | null {
  const able = others.filter((part) => part.change !== own.change && takenBack(schemas, [part]) !== null);
  const all = takenBack(schemas, [own, ...able]);
  if (able.length >= MAX_PARTS || all === null) return null;
  const { decider, way } = schemas;
  const accepts = (pool: NormalPool, one: unknown) => decider.accepts(acceptedBy(schemas, pool), one);
  let shown = value;
  if (!accepts(all, value)) {
    const again = decider.contains(schemas.sent(way.anchor), schemas.accepted(way.anchor), acceptedBy(schemas, all));
    if (again.answer !== 'no') return null;
    shown = again.witness;
  }
  let [kept, without]: [readonly Part[], NormalPool] = [able, all];
  for (const part of [...able].reverse()) {
    const fewer = kept.filter((one) => one !== part);
    const pool = takenBack(schemas, [own, ...fewer]);
    if (pool !== null && accepts(pool, shown)) [kept, without] = [fewer, pool];
  }
  const rest = kept.length === 0 ? null : takenBack(schemas, kept);
  if (rest !== null && accepts(rest, shown)) return null;
  return { value: shown, without, others: kept, isLeast: true };
}

/** The receiver as if none of some changes had been made; null where that cannot be said. */
function takenBack(schemas: WaySchemas, parts: readonly Part[]): NormalPool | null {
  const side = receiverSide(schemas.role);
  const switches = parts.map(({ change, way }) => ({ change, terms: termsOf(way.pairs.at(-1) ?? way.anchor) }));
  const patches = switchChanges(switches, side);
  const ways = parts.map(({ way }) => way);
  return patches === null ? null : schemas.patched(side, patches, ways);
}

function acceptedBy({ way, role }: WaySchemas, pool: NormalPool) {
  return pool.at(termsOf(way.anchor)[receiverSide(role)].roots);
}
