import type { SurfaceStep } from '@contract-check/protocol';
import type { SourceNode } from '../load/source-node.ts';
import type { OperationEntry } from '../model/views.ts';
import { BOTH_ROLES, type Change, type ChangeData, type Occurrence, type Place } from './change.ts';
import type { FactId } from './facts.ts';

export interface Fact {
  readonly fact: FactId;
  readonly base: Place | SourceNode | null | undefined;
  readonly revision: Place | SourceNode | null | undefined;
  readonly subject?: string;
  readonly data?: ChangeData;
}

/** Keeps one `Change` per difference in the sources, however many operations and schemas meet it. */
export class Collector {
  readonly #changes = new Map<string, Change>();
  readonly #nodeIds = new Map<string, Map<string, number>>();
  #nextId = 0;

  add(fact: Fact, occurrence: Occurrence): void {
    const base = placeOf(fact.base);
    const revision = placeOf(fact.revision);
    const subject = fact.subject ?? '';
    const data = fact.data ?? {};
    const cause = `${fact.fact}\n${this.#idOf(base)}\n${this.#idOf(revision)}\n${subject}`;
    // The same difference can mean different things where its surroundings differ.
    const key = `${cause}\n${data.unasked}\n${data.baseRest}\n${data.revisionRest}\n${data.only}\n${data.covered}\n${data.tagged}\n${data.hasOwnTag}`;
    let change = this.#changes.get(key);
    if (change === undefined) {
      change = { fact: fact.fact, cause, base, revision, subject, data, occurrences: [] };
      this.#changes.set(key, change);
    }
    change.occurrences.push(occurrence);
  }

  atOperation(
    fact: Fact,
    operation: OperationEntry,
    role: number = BOTH_ROLES,
    steps: readonly SurfaceStep[] = [],
  ): void {
    this.add(fact, { at: 'operation', operation, role, steps });
  }

  /** In order of discovery, which follows the documents. */
  changes(): readonly Change[] {
    return [...this.#changes.values()];
  }

  #idOf(place: Place | null): number {
    if (place === null) return -1;
    const { node } = place;
    const uri = node.document.uri;
    let ids = this.#nodeIds.get(uri);
    if (ids === undefined) {
      ids = new Map();
      this.#nodeIds.set(uri, ids);
    }
    const pointer = node.pointer.join('\n');
    const known = ids.get(pointer);
    if (known !== undefined) return known;
    ids.set(pointer, this.#nextId);
    return this.#nextId++;
  }
}

function placeOf(given: Place | SourceNode | null | undefined): Place | null {
  if (given === null || given === undefined) return null;
  return 'node' in given ? given : { node: given };
}
