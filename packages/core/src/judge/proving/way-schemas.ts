import { type PairedTerms, Role, type SchemaPair } from '../../compare/change.ts';
import type { NormalSchema } from '../../schema/containment/normal-schema.ts';
import type { NormalPool, Patches } from '../../schema/containment/pool.ts';
import type { Way } from '../reach.ts';
import { type Level, readingAt } from './levels.ts';
import type { SchemaSides } from './schema-sides.ts';

export type SideName = 'base' | 'revision';

/** Who sends under which contract: the consumer keeps to the base, the provider runs the revision. */
export function senderSide(role: number): SideName {
  return role === Role.consumer ? 'base' : 'revision';
}

export function receiverSide(role: number): SideName {
  return role === Role.consumer ? 'revision' : 'base';
}

/** The schemas along one way, for one sender and one level. */
export class WaySchemas {
  readonly sender: NormalPool;
  readonly receiver: NormalPool;
  readonly #isLiteral: boolean;

  constructor(
    readonly sides: SchemaSides,
    readonly way: Way,
    readonly role: number,
    readonly level: Level,
  ) {
    this.#isLiteral = level === 'literal';
    this.sender = sides.pool(senderSide(role), role, 'sender', this.#isLiteral);
    this.receiver = sides.pool(receiverSide(role), role, 'receiver', this.#isLiteral);
  }

  get decider() {
    return this.sides.decider(this.sender, this.receiver, readingAt(this.level, this.role));
  }

  sent(pair: SchemaPair): NormalSchema[] {
    return this.sender.at(termsOf(pair)[senderSide(this.role)].roots);
  }

  accepted(pair: SchemaPair): NormalSchema[] {
    return this.receiver.at(termsOf(pair)[receiverSide(this.role)].roots);
  }

  /** What one side accepts, read otherwise than written along this way, or along others too. */
  patched(side: SideName, patches: Patches, others: readonly Way[] = []): NormalPool {
    return this.sides.patched(this.role, this.#isLiteral, { patches, touched: this.#touched(side, others) });
  }

  /** What the receiver accepts if all that changed at the anchor or below is taken back; null where that cannot be said. */
  before(): NormalPool | null {
    const side = receiverSide(this.role);
    const terms = termsOf(this.way.anchor);
    const [[place, ...more], [by, ...others]] = [terms[side].roots, terms[senderSide(this.role)].roots];
    if (place?.parent == null || by === undefined || more.length > 0 || others.length > 0) return null;
    return this.sides.patched(this.role, this.#isLiteral, { instead: { place, by }, touched: this.#touched(side, []) });
  }

  #touched(side: SideName, others: readonly Way[]): ReadonlySet<unknown> {
    const touched = new Set<unknown>();
    for (const pair of new Set([this.way, ...others].flatMap((way) => way.pairs))) {
      const { parts, roots } = termsOf(pair)[side];
      for (const { raw } of parts) touched.add(raw);
      for (const { value } of roots) touched.add(value);
    }
    return touched;
  }
}

export function termsOf(pair: SchemaPair): PairedTerms {
  if (pair.terms === undefined) throw new Error('a pair of schemas without schemas');
  return pair.terms;
}
