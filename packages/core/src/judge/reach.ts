import type { SurfaceStep } from '@contract-check/protocol';
import type { Change, Polarity, SchemaEdge, SchemaPair, SchemaRoot } from '../compare/change.ts';
import { BOTH_ROLES } from '../compare/change.ts';
import type { OperationEntry } from '../model/views.ts';
import { Ancestry, isPlain } from './reach/ancestry.ts';
import { OperationsAbove } from './reach/operations-above.ts';

/** One way in which a change meets messages: sent by whom, where, and in which operations. */
export interface Meeting {
  /** In order of key; none where the change is about the contract as a whole. */
  readonly operations: readonly OperationEntry[];
  /** One role, or both where the change is about no sender. */
  readonly role: number;
  readonly polarity: Polarity;
  readonly certain: boolean;
  /** The place in the first of them that was found. */
  readonly steps: readonly SurfaceStep[];
  readonly isXml: boolean;
  /** How schemas lead to the change; null where it stands in no schema. */
  readonly way: Way | null;
}

/** The pairs of schemas between a message and a change. */
export interface Way {
  readonly root: SchemaRoot;
  /** From the whole message down to the pair that holds the change. */
  readonly pairs: readonly SchemaPair[];
  /** How each pair is reached from the one before: one fewer than pairs. */
  readonly edges: readonly SchemaEdge[];
  /**
   * The pair below which every narrower schema makes for a narrower message, and above which the same is true: the
   * pair of the change itself, unless a union, a negation or a condition is between.
   */
  readonly anchor: SchemaPair;
}

/**
 * Finds the operations that changes reach, from the change upwards, so that the work grows with the change. Results
 * are kept per pair of schemas: many changes share one.
 */
export class Reach {
  readonly #byPair = new Map<number, readonly Meeting[]>();
  readonly #ancestry: Ancestry;
  readonly #operations: OperationsAbove;

  /** @param changes all that will be asked for */
  constructor(changes: readonly Change[]) {
    this.#ancestry = new Ancestry(changes.flatMap(pairsOf));
    this.#operations = new OperationsAbove(this.#ancestry);
  }

  of(change: Change): Meeting[] {
    const meetings: Meeting[] = [];
    for (const occurrence of change.occurrences) {
      switch (occurrence.at) {
        case 'contract':
          meetings.push({ operations: [], role: BOTH_ROLES, steps: [], isXml: false, ...PLAIN });
          break;
        case 'operation':
          meetings.push({
            operations: [occurrence.operation],
            role: occurrence.role,
            steps: occurrence.steps,
            isXml: false,
            ...PLAIN,
          });
          break;
        case 'schema':
          for (const { operations, role, steps, isXml, ...how } of this.#above(occurrence.pair)) {
            if ((role & occurrence.roles) === 0) continue;
            meetings.push({ operations, role, steps: [...steps, ...occurrence.steps], isXml, ...how });
          }
      }
    }
    return meetings;
  }

  #above(pair: SchemaPair): readonly Meeting[] {
    const known = this.#byPair.get(pair.id);
    if (known !== undefined) return known;
    const found = climb(pair, this.#ancestry).map((meeting) => {
      const { role, isXml, way } = meeting;
      // Between an anchor and a message are plain edges alone: whatever led to the anchor, the operations are the same.
      return { operations: this.#operations.of(way.anchor.id, role, isXml), ...meeting };
    });
    this.#byPair.set(pair.id, found);
    return found;
  }
}

function pairsOf({ occurrences }: Change): SchemaPair[] {
  return occurrences.flatMap((occurrence) => (occurrence.at === 'schema' ? [occurrence.pair] : []));
}

/** Spread last: on Node 20 each object that begins with a spread gets a hidden class of its own. */
const PLAIN = { polarity: 'same', certain: true, way: null } as const;

interface State {
  readonly pair: SchemaPair;
  readonly roles: number;
  readonly polarity: Polarity;
  readonly certain: boolean;
  readonly anchor: SchemaPair;
  /** Edges between the anchor and the pair. */
  readonly passed: number;
  /** From the pair to where the climb began; linked, spelled out only at operations. */
  readonly below: Path | null;
}

interface Path {
  readonly edge: SchemaEdge;
  readonly child: SchemaPair;
  readonly next: Path | null;
}

type Found = Omit<Meeting, 'operations' | 'way'> & { readonly way: Way };

/** By role, polarity, certainty and XML as one number; in order of discovery. */
type FoundByKind = Map<number, Found>;

/** Breadth first, so that the first path found to an operation is a shortest one. */
function climb(start: SchemaPair, ancestry: Ancestry): Found[] {
  const found: FoundByKind = new Map();
  const queue: State[] = [
    { pair: start, roles: BOTH_ROLES, polarity: 'same', certain: true, anchor: start, passed: 0, below: null },
  ];
  const seen = new Map<number, number>();
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] as State;
    for (const root of state.pair.roots) if ((root.role & state.roles) !== 0) meet(found, state, root, start);
    for (const edge of state.pair.edges) {
      const next = above(state, edge);
      const { pair, roles, anchor, passed } = next;
      if (passed > 0 && !ancestry.leadsOn(pair, roles, anchor, passed)) continue;
      const key = pair.id * KINDS + kindOf(next.polarity, next.certain) + anchorKey(anchor, start);
      const known = seen.get(key) ?? 0;
      if ((roles & ~known) === 0) continue;
      seen.set(key, known | roles);
      queue.push(next);
    }
  }
  return [...found.values()];
}

function above(state: State, edge: SchemaEdge): State {
  const goesOn = isPlain(edge);
  return {
    pair: edge.parent,
    roles: state.roles & edge.roles,
    polarity: combine(state.polarity, edge.polarity),
    certain: state.certain && edge.certain,
    anchor: goesOn ? state.anchor : edge.parent,
    passed: goesOn ? state.passed + 1 : 0,
    below: { edge, child: state.pair, next: state.below },
  };
}

/** Numbers in place of texts as keys: a climb asks once for every edge and every root above the change. */
const polarities = { same: 0, inverted: 1, unknown: 2 } as const;
const KINDS = 6;
const MAX_KEYS = 2 ** 32;

/** Added to keys of kinds; 0 for most changes, which stand below no union that matters. */
function anchorKey(anchor: SchemaPair, start: SchemaPair): number {
  return anchor === start ? 0 : (anchor.id + 1) * MAX_KEYS;
}

function kindOf(polarity: Polarity, certain: boolean): number {
  return polarities[polarity] * 2 + Number(certain);
}

function meet(found: FoundByKind, state: State, root: SchemaRoot, start: SchemaPair): void {
  const { polarity, certain } = state;
  const { role, isXml } = root;
  const kind = (role * KINDS + kindOf(polarity, certain)) * 2 + Number(isXml) + anchorKey(state.anchor, start);
  if (found.has(kind)) return;
  const steps = [...root.steps];
  const [pairs, edges] = [[state.pair], [] as SchemaEdge[]];
  for (let path = state.below; path !== null; path = path.next) {
    steps.push(...path.edge.steps);
    pairs.push(path.child);
    edges.push(path.edge);
  }
  found.set(kind, { role, polarity, certain, steps, isXml, way: { root, pairs, edges, anchor: state.anchor } });
}

function combine(one: Polarity, other: Polarity): Polarity {
  if (one === 'unknown' || other === 'unknown') return 'unknown';
  return one === other ? 'same' : 'inverted';
}
