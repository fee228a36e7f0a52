import type { SourceNode } from '../../load/source-node.ts';
import { isObject } from '../../model/raw.ts';
import { isIdle } from '../normal-text.ts';
import { hiddenMembers, type Scope } from './hidden-members.ts';
import { type Keywords, type NodeIds, NormalSchema } from './normal-schema.ts';
import { polymorphic } from './polymorphism.ts';
import { readKeywords } from './read-keywords.ts';
import { IN_PLACE, isBareReference, samePlace } from './same-place.ts';

/** How the schemas of one contract are read. */
export interface SchemaDialect {
  /** What stands beside `$ref` counts: in JSON Schema from 2019-09 on, in OpenAPI from 3.1 on. */
  readonly refSiblings: boolean;
  /** `nullable` is a keyword: in OpenAPI before 3.1. */
  readonly nullable: boolean;
  /** `discriminator` tells the branches of a union apart; a keyword of OpenAPI, not of JSON Schema. */
  readonly discriminates: boolean;
  /** Whether the text of the contract knows a keyword at all: what it does not know need not be looked for. */
  speaksOf(keyword: string): boolean;
  /** The target of `$ref` or `$dynamicRef`; undefined where there is none or it leads nowhere. */
  target(node: SourceNode): SourceNode | undefined;
  /** The schemas that extend a base schema with a discriminator, by tag. */
  descendants(node: SourceNode): ReadonlyMap<string, SourceNode>;
}

/** Keywords of schema objects that are read otherwise than written; null: as if it were absent. */
export type Patches = ReadonlyMap<unknown, ReadonlyMap<string, SourceNode | null>>;

/** A place of a document where another schema is read in place of the one that stands there. */
interface Instead {
  readonly place: SourceNode;
  readonly by: SourceNode;
}

export interface PoolSettings {
  readonly dialectOf: (node: SourceNode) => SchemaDialect;
  /** Who sends the messages; null where sets are taken literally and every member is sent. */
  readonly sender: 'consumer' | 'provider' | null;
  /** Whether these schemas say what is sent or what is accepted. */
  readonly position: 'sender' | 'receiver';
  readonly patches?: Patches;
  readonly instead?: Instead;
  /** Schema objects on the way to a patch: not the same as unpatched ones although they are written alike. */
  readonly touched?: ReadonlySet<unknown>;
}

const NO_PATCHES: Patches = new Map();

/** The schemas of one side of a comparison in normal form, each made once. */
export class NormalPool {
  readonly #nodes = new Map<unknown, Map<string, NormalSchema>>();
  readonly #patches: Patches;
  readonly #touched = new Map<unknown, boolean>();
  readonly always: NormalSchema;
  readonly never: NormalSchema;

  constructor(
    readonly ids: NodeIds,
    readonly settings: PoolSettings,
  ) {
    this.#patches = settings.patches ?? NO_PATCHES;
    this.always = this.made(() => ({}));
    this.never = this.made(() => ({ never: true }));
  }

  /** The schemas that hold at one place of a message. */
  at(nodes: readonly SourceNode[]): NormalSchema[] {
    const meant = nodes.map((node) => this.meant(node));
    const scope = hiddenMembers(this, meant);
    return meant.map((node) => this.place(node, scope));
  }

  /** What is read where a schema stands: itself, but for one that it is, or refers to. */
  meant(node: SourceNode): SourceNode {
    const { instead } = this.settings;
    if (instead === undefined) return node;
    const { place, by } = instead;
    const seen = new Set<unknown>();
    for (let at: SourceNode | undefined = node; at !== undefined && !seen.has(at.value); at = this.#onlyTarget(at)) {
      if (at.key === place.key && at.parent?.value === place.parent?.value) return by;
      seen.add(at.value);
    }
    return node;
  }

  /** What a schema refers to that says nothing else. */
  #onlyTarget(node: SourceNode): SourceNode | undefined {
    const { value } = node;
    if (!isObject(value)) return undefined;
    const isBare = Object.keys(value).every((key) => key === '$ref' || isIdle(value, key));
    return isBare || isBareReference(this, node) ? this.dialectOf(node).target(node) : undefined;
  }

  /** A schema that begins a place of its own: of a member, an item, a whole message. */
  place(node: SourceNode, scope: Scope): NormalSchema {
    return polymorphic(this, node, scope) ?? this.part(node, scope);
  }

  /** A schema that holds at a place together with others. */
  part(node: SourceNode, scope: Scope): NormalSchema {
    if (node.value === false) return this.never;
    if (!isObject(node.value)) return this.always;
    return this.known(node, scope.key, () => readKeywords(this, node, scope));
  }

  /** The schema read from `source` under `view`; made now if it is new. */
  known(source: SourceNode, view: string, read: () => Keywords): NormalSchema {
    let byView = this.#nodes.get(source.value);
    if (byView === undefined) {
      byView = new Map();
      this.#nodes.set(source.value, byView);
    }
    let schema = byView.get(view);
    if (schema === undefined) {
      schema = new NormalSchema(this.ids.next(), source, view, this, read);
      byView.set(view, schema);
    }
    return schema;
  }

  /** A schema that no document has. */
  made(read: () => Keywords): NormalSchema {
    return new NormalSchema(this.ids.next(), null, '', this, read);
  }

  dialectOf(node: SourceNode): SchemaDialect {
    return this.settings.dialectOf(node);
  }

  /** Whether a schema, or what holds at its place through references and parts, is read otherwise than written. */
  isTouched(source: SourceNode): boolean {
    const { touched } = this.settings;
    if (touched === undefined) return false;
    let known = this.#touched.get(source.value);
    if (known === undefined) {
      const place = samePlace(this, [source], IN_PLACE);
      known = place.some(({ value }) => this.#patches.has(value) || touched.has(value));
      this.#touched.set(source.value, known);
    }
    return known;
  }

  /** The keyword of a schema object as this pool reads it. */
  keyword(node: SourceNode, key: string): SourceNode | undefined {
    const patch = this.#patches.get(node.value);
    const patched = patch?.get(key);
    if (patched === undefined) return node.child(key);
    return patched ?? undefined;
  }

  /** The keywords of a schema object as this pool reads it. */
  keysOf(node: SourceNode): readonly string[] {
    const own = Object.keys(node.value as object);
    const patch = this.#patches.get(node.value);
    if (patch === undefined) return own;
    const kept = own.filter((key) => patch.get(key) !== null);
    return [...kept, ...[...patch].flatMap(([key, item]) => (item === null || own.includes(key) ? [] : [key]))];
  }
}
