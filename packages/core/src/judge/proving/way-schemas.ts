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

  /** What one side accepts, read otherwise than written along this way. */
  patched(side: SideName, patches: Patches): NormalPool {
    const touched = new Set<unknown>(this.way.pairs.flatMap((pair) => termsOf(pair)[side].parts.map(({ raw }) => raw)));
    for (const pair of this.way.pairs) for (const root of termsOf(pair)[side].roots) touched.add(root.value);
    return this.sides.patched(this.role, this.#isLiteral, patches, touched);
  }
}

export function termsOf(pair: SchemaPair): PairedTerms {
  if (pair.terms === undefined) throw new Error('a pair of schemas without schemas');
  return pair.terms;
}
