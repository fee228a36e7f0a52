import type { Change } from '../../compare/change.ts';
import type { NormalSchema } from '../../schema/containment/normal-schema.ts';
import type { NormalPool } from '../../schema/containment/pool.ts';
import { readingAt } from './levels.ts';
import { switchChange } from './switch-change.ts';
import { receiverSide, type SideName, senderSide, termsOf, type WaySchemas } from './way-schemas.ts';

/** What one change does to the messages of one sender, all else being as it is. */
export type Attribution =
  /** Whatever is sent is accepted. */
  | { readonly kind: 'contained' }
  /**
   * A message is rejected, and this change is not what it comes to: on its own it does no harm (`harmless`), or its part
   * cannot be told apart.
   */
  | { readonly kind: 'shared'; readonly value: unknown; readonly harmless: boolean; readonly reason: string }
  /** `value` is sent and rejected, at the anchor of the way. */
  | { readonly kind: 'breaks'; readonly value: unknown; readonly replay: Replay }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Schemas read so that the change alone decides. */
export interface Replay {
  /** The receiver as if the change had not been made: accepts the message, unless other changes reject it too. */
  readonly without: NormalPool | null;
  /** The sender's own schemas with this change alone, as a receiver: reject the message. */
  readonly alone: NormalPool | null;
}

/**
 * Decides at the anchor whether the change makes a message fail: one that is accepted once the change is taken back; or,
 * where several changes reject the same messages, one that this change alone would reject too.
 */
export function attribute(schemas: WaySchemas, change: Change): Attribution {
  const { way, decider } = schemas;
  const [sent, accepted] = [schemas.sent(way.anchor), schemas.accepted(way.anchor)];
  const all = decider.contains(sent, accepted);
  if (all.answer === 'yes') return { kind: 'contained' };
  const without = switched(schemas, change, receiverSide(schemas.role));
  if (without !== null) {
    const own = decider.contains(sent, accepted, without.schemas);
    const replay = { without: without.pool, alone: switched(schemas, change, senderSide(schemas.role))?.pool ?? null };
    if (own.answer === 'no') return { kind: 'breaks', value: own.witness, replay };
  }
  const alone = switched(schemas, change, senderSide(schemas.role));
  const found = alone === null ? null : replayed(schemas, sent, accepted, alone);
  if (found?.kind === 'breaks') return found;
  if (all.answer === 'unknown') return found ?? { kind: 'unknown', reason: all.reason };
  const reason = found?.kind === 'unknown' ? found.reason : 'which of several changes is at fault cannot be told apart';
  return { kind: 'shared', value: all.witness, harmless: found?.kind === 'contained', reason };
}

/**
 * Whether the change, were it the only one, would do harm. Looks at its own place alone, whatever else changed below; null
 * where that cannot be said.
 */
export function isHarmlessAlone(schemas: WaySchemas, change: Change): boolean | null {
  const alone = switched(schemas, change, senderSide(schemas.role));
  if (alone === null) return null;
  const { sides, sender, role, level, way } = schemas;
  const by = sides
    .decider(sender, alone.pool, readingAt(level, role))
    .contains(schemas.sent(way.anchor), alone.schemas);
  return by.answer === 'unknown' ? null : by.answer === 'yes';
}

/** What is sent, against the sender's own schemas with this change alone. */
function replayed(
  schemas: WaySchemas,
  sent: readonly NormalSchema[],
  accepted: readonly NormalSchema[],
  alone: Switched,
): Attribution {
  const { sides, sender, role, level } = schemas;
  const by = sides.decider(sender, alone.pool, readingAt(level, role)).contains(sent, alone.schemas);
  if (by.answer === 'yes') return { kind: 'contained' };
  if (by.answer === 'unknown') return { kind: 'unknown', reason: by.reason };
  for (const one of accepted) {
    for (const other of alone.schemas) {
      const both = schemas.decider.find(sent, [one, other]);
      if (both.kind === 'found')
        return { kind: 'breaks', value: both.value, replay: { without: null, alone: alone.pool } };
    }
  }
  return { kind: 'unknown', reason: 'other changes beside it decide' };
}

interface Switched {
  readonly pool: NormalPool;
  readonly schemas: readonly NormalSchema[];
}

/** One side, as a receiver, with the change taken to the state of the other side; null where that cannot be said. */
function switched(schemas: WaySchemas, change: Change, side: SideName): Switched | null {
  const { way } = schemas;
  const patches = switchChange(change, termsOf(way.pairs[way.pairs.length - 1] ?? way.anchor), side);
  if (patches === null) return null;
  const pool = schemas.patched(side, patches);
  return { pool, schemas: pool.at(termsOf(way.anchor)[side].roots) };
}
