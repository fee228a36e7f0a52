import type { Contract } from '../compare-contracts.ts';
import type { InputProblem } from '../load/input-problem.ts';
import { checkReferences } from '../load/refs/check.ts';
import { SourceNode } from '../load/source-node.ts';
import { jsonSchemaDialect } from '../schema/containment/json-schema-dialect.ts';
import type { NodeIds, NormalSchema } from '../schema/containment/normal-schema.ts';
import { NormalPool, type SchemaDialect } from '../schema/containment/pool.ts';
import { doubtAbout } from './doubts.ts';
import { draftOf, LATEST } from './drafts.ts';

/** One of the two schemas, in normal form. Sets are taken literally: every member is sent, whatever it is annotated as. */
export class SchemaSide {
  readonly pool: NormalPool;
  readonly root: SourceNode;
  readonly schemas: readonly NormalSchema[];
  /** References that lead nowhere or to each other. */
  readonly badReferences: readonly InputProblem[];
  #missed = false;

  constructor(
    readonly contract: Contract,
    ids: NodeIds,
  ) {
    const { sources } = contract;
    const resolver = {
      resolve: (from: SourceNode, ref: string) => this.#met(sources.resolve(from, ref)),
      resolveDynamic: (from: SourceNode, ref: string) => this.#met(sources.resolveDynamic(from, ref)),
    };
    // A file that names no draft is read as the one that refers to it.
    const own = draftOf(sources.entry) ?? LATEST;
    const dialects = new Map<unknown, SchemaDialect>();
    for (const document of sources.documents.values()) {
      dialects.set(document, jsonSchemaDialect(draftOf(document) ?? own, resolver));
    }
    const latest = jsonSchemaDialect(LATEST, resolver);
    this.pool = new NormalPool(ids, {
      dialectOf: ({ document }) => dialects.get(document) ?? latest,
      sender: null,
      position: 'sender',
    });
    this.root = SourceNode.root(sources.entry);
    this.schemas = this.pool.at([this.root]);
    this.badReferences = checkReferences(sources);
  }

  #met(target: SourceNode | undefined): SourceNode | undefined {
    if (target === undefined) this.#missed = true;
    return target;
  }

  /** Why no answer that was found is sure, once it was looked for; null where it is. */
  doubt(): string | null {
    if (this.#missed) return 'a reference leads nowhere, so that what it stands for is unknown';
    if (this.badReferences.some(({ code }) => code === 'ref-circular')) return 'references only lead to each other';
    return doubtAbout(this.contract.sources);
  }

  /** Nothing at the top says anything about a value. */
  get demandsNothing(): boolean {
    const { value } = this.root;
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return false;
    const isEmpty = this.schemas.every(({ keywords }) => Object.keys(keywords).every((key) => key === 'shown'));
    return isEmpty && !this.#missed;
  }
}
