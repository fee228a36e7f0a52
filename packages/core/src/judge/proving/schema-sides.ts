import { Role } from '../../compare/change.ts';
import type { Cleanliness, Side } from '../../compare/clean.ts';
import type { SourceDocument } from '../../load/source-document.ts';
import { Decider } from '../../schema/containment/containment.ts';
import { contractDialect } from '../../schema/containment/contract-dialect.ts';
import { NodeIds, type NormalSchema } from '../../schema/containment/normal-schema.ts';
import { Patterns } from '../../schema/containment/patterns.ts';
import { NormalPool, type PoolSettings, type SchemaDialect } from '../../schema/containment/pool.ts';
import type { Reading } from '../../schema/containment/solver.ts';

export interface Sides {
  readonly base: Side;
  readonly revision: Side;
}

/** What is read otherwise than written, and the schema objects on the way to it. */
export type Otherwise = Pick<PoolSettings, 'patches' | 'instead'> & { readonly touched: ReadonlySet<unknown> };

/** Steps that one question of a comparison may take. */
const BUDGET = 4_000;

/** A contract may hold many patterns; each question about them may look at so many states of their automata. */
const MAX_PATTERN_STATES = 2_000;

/** The schemas of both contracts in normal form, as sent and as accepted by each role. */
export class SchemaSides {
  readonly patterns = new Patterns({ maxStates: MAX_PATTERN_STATES });
  readonly #ids = new NodeIds();
  readonly #dialects: ReadonlyMap<SourceDocument, SchemaDialect>;
  readonly #pools = new Map<string, NormalPool>();
  readonly #deciders = new Map<string, Decider>();
  readonly #numbers = new Map<NormalPool, number>();

  constructor(
    sides: Sides,
    readonly clean: Cleanliness,
  ) {
    const dialects = [sides.base, sides.revision].map(({ model, descendants }) => {
      const dialect = contractDialect(model, descendants);
      return [...model.sources.documents.values()].map((document) => [document, dialect] as const);
    });
    this.#dialects = new Map(dialects.flat());
  }

  pool(side: 'base' | 'revision', role: number, position: 'sender' | 'receiver', isLiteral: boolean): NormalPool {
    const key = `${side} ${role} ${position} ${isLiteral}`;
    let pool = this.#pools.get(key);
    if (pool === undefined) {
      pool = this.#make(role, position, isLiteral);
      this.#pools.set(key, pool);
    }
    return pool;
  }

  /** A receiver that reads some schemas otherwise than written. */
  patched(role: number, isLiteral: boolean, otherwise: Otherwise): NormalPool {
    return this.#make(role, 'receiver', isLiteral, otherwise);
  }

  #make(
    role: number,
    position: 'sender' | 'receiver',
    isLiteral: boolean,
    otherwise: Partial<Otherwise> = {},
  ): NormalPool {
    const sender = role === Role.consumer ? 'consumer' : 'provider';
    return new NormalPool(this.#ids, {
      dialectOf: ({ document }) => this.#dialectOf(document),
      sender: isLiteral ? null : sender,
      position,
      ...otherwise,
    });
  }

  #dialectOf(document: SourceDocument): SchemaDialect {
    const dialect = this.#dialects.get(document);
    if (dialect === undefined) throw new Error(`a schema of ${document.uri} belongs to neither contract`);
    return dialect;
  }

  /** Decides between two pools; what was found is remembered. */
  decider(sender: NormalPool, receiver: NormalPool, reading: Reading): Decider {
    const { members, receiver: width } = reading;
    const key = `${this.#numberOf(sender)} ${this.#numberOf(receiver)} ${members} ${width.anyBranch} ${width.tolerant}`;
    let decider = this.#deciders.get(key);
    if (decider === undefined) {
      decider = new Decider({
        ...{ sender, receiver, reading, ids: this.#ids, patterns: this.patterns, budget: BUDGET },
        isSame: (one, other) => this.#isSame(one, other),
      });
      this.#deciders.set(key, decider);
    }
    return decider;
  }

  #numberOf(pool: NormalPool): number {
    const number = this.#numbers.get(pool) ?? this.#numbers.size;
    this.#numbers.set(pool, number);
    return number;
  }

  /**
   * A quick word on two schemas: of one document read alike, they are the same unless one of them is read otherwise
   * than written; of both contracts, where nothing that they reach differs.
   */
  #isSame(one: NormalSchema, other: NormalSchema): boolean | null {
    // Other views depend on more than what is written: on what stands beside it, or extends it.
    if (one.source === null || other.source === null || one.view !== '' || other.view !== '') return null;
    const [home, abroad] = [one.home, other.home];
    if (!(home instanceof NormalPool) || !(abroad instanceof NormalPool)) return null;
    if (home.isTouched(one.source) || abroad.isTouched(other.source)) return null;
    if (one.source.value === other.source.value) return true;
    // What is not written alike may mean the same all the same; finding that out is what deciding is for.
    return this.clean.comparable ? this.clean.isClean(one.source, other.source) : null;
  }
}
