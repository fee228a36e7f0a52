import type { SourceNode } from '../load/source-node.ts';
import type { ApiModel } from '../model/views.ts';
import type { Descendants } from '../schema/descendants.ts';

export interface Side {
  readonly model: ApiModel;
  readonly descendants: Descendants;
}

/**
 * Tells subtrees that cannot differ in meaning: equal as data, with references that lead to such subtrees again. This
 * is what makes the work grow with the change and not with the document.
 */
export class Cleanliness {
  /** Reference text → whether what it reaches is the same on both sides. */
  readonly #references = new Map<string, boolean>();
  /** Equal texts mean the same on both sides; without that nothing is known to be clean. */
  readonly comparable: boolean;

  constructor(
    readonly base: Side,
    readonly revision: Side,
  ) {
    // The same text means different things in different dialects, and where references have several bases.
    this.comparable =
      base.model.dialect === revision.model.dialect && [base.model, revision.model].every(hasOneReferenceBase);
  }

  /** True only if nothing at or below the two nodes can differ; false may just mean "not known". */
  isClean(base: SourceNode, revision: SourceNode): boolean {
    if (!this.comparable) return false;
    const references = new Set<string>();
    if (!equalData(base.value, revision.value, references)) return false;
    for (const reference of references) if (!this.#isCleanReference(reference)) return false;
    return true;
  }

  /** Equal as data, wherever their references lead. */
  saysTheSame(base: SourceNode, revision: SourceNode): boolean {
    return this.comparable && equalData(base.value, revision.value, null);
  }

  /** `isClean` for some members of two nodes; a member that neither side has cannot differ. */
  areClean(base: SourceNode, revision: SourceNode, keys: readonly string[]): boolean {
    return keys.every((key) => {
      const [one, other] = [base.child(key), revision.child(key)];
      return one === undefined || other === undefined ? one === other : this.isClean(one, other);
    });
  }

  #isCleanReference(reference: string): boolean {
    if (!this.#references.has(reference)) this.#explore(reference);
    return this.#references.get(reference) === true;
  }

  /** Looks at everything newly reached from `start` once; what reaches a difference, however far, is not clean. */
  #explore(start: string): void {
    const users = new Map<string, string[]>([[start, []]]);
    const dirty: string[] = [];
    const queue = [start];
    for (let reference = queue.pop(); reference !== undefined; reference = queue.pop()) {
      const found = new Set<string>();
      if (!this.#isEqualTarget(reference, found)) dirty.push(reference);
      for (const item of found) {
        const known = this.#references.get(item);
        if (known === false) dirty.push(reference);
        if (known !== undefined) continue;
        const list = users.get(item);
        if (list === undefined) {
          users.set(item, [reference]);
          queue.push(item);
        } else list.push(reference);
      }
    }
    for (const reference of users.keys()) this.#references.set(reference, true);
    for (let reference = dirty.pop(); reference !== undefined; reference = dirty.pop()) {
      if (this.#references.get(reference) === false) continue;
      this.#references.set(reference, false);
      dirty.push(...(users.get(reference) ?? []));
    }
  }

  #isEqualTarget(reference: string, found: Set<string>): boolean {
    const base = this.base.model.references.step(this.base.model.root, reference);
    const revision = this.revision.model.references.step(this.revision.model.root, reference);
    if (base === undefined || revision === undefined) return base === revision;
    if (!equalData(base.value, revision.value, found)) return false;
    const extending = [this.base.descendants.of(base), this.revision.descendants.of(revision)] as const;
    if (extending[0].size !== extending[1].size) return false;
    for (const [tag, schema] of extending[0]) {
      const other = extending[1].get(tag);
      if (other === undefined || !equalData(schema.value, other.value, found)) return false;
    }
    return true;
  }
}

function hasOneReferenceBase(model: ApiModel): boolean {
  return model.sources.documents.size === 1 && !model.sources.entry.hints.hasId;
}

/** Deep equality that notes every reference text it meets. Numbers compare as numbers; the order of members is free. */
export function equalData(a: unknown, b: unknown, references: Set<string> | null): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b) || a === b;
  if (Array.isArray(a)) return Array.isArray(b) && equalItems(a, b, references);
  return !Array.isArray(b) && equalMembers(a as Record<string, unknown>, b as Record<string, unknown>, references);
}

function equalItems(a: readonly unknown[], b: readonly unknown[], references: Set<string> | null): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!equalData(a[index], b[index], references)) return false;
  return true;
}

function equalMembers(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  references: Set<string> | null,
): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) {
    const value = a[key];
    if (!Object.hasOwn(b, key) || !equalData(value, b[key], references)) return false;
    if (references !== null && typeof value === 'string' && isReferenceKey(key)) references.add(value);
  }
  return true;
}

function isReferenceKey(key: string): boolean {
  return key === '$ref' || key === '$dynamicRef';
}
