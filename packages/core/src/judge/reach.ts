import type { SurfaceStep } from '@contract-check/protocol';
import type { Change, Polarity, SchemaEdge, SchemaPair, SchemaRoot } from '../compare/change.ts';
import { BOTH_ROLES } from '../compare/change.ts';
import type { OperationEntry } from '../model/views.ts';

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

  of(change: Change): Meeting[] {
    const meetings: Meeting[] = [];
    for (const occurrence of change.occurrences) {
      switch (occurrence.at) {
        case 'contract':
          meetings.push({ ...PLAIN, operations: [], role: BOTH_ROLES, steps: [], isXml: false });
          break;
        case 'operation':
          meetings.push({
            ...PLAIN,
            operations: [occurrence.operation],
            role: occurrence.role,
            steps: occurrence.steps,
            isXml: false,
          });
          break;
        case 'schema':
          for (const meeting of this.#above(occurrence.pair)) {
            if ((meeting.role & occurrence.roles) === 0) continue;
            meetings.push({ ...meeting, steps: [...meeting.steps, ...occurrence.steps] });
          }
      }
    }
    return meetings;
  }

  #above(pair: SchemaPair): readonly Meeting[] {
    const known = this.#byPair.get(pair.id);
    if (known !== undefined) return known;
    const found = climb(pair);
    this.#byPair.set(pair.id, found);
    return found;
  }
}

const PLAIN = { polarity: 'same', certain: true, way: null } as const;

interface State {
  readonly pair: SchemaPair;
  readonly roles: number;
  readonly polarity: Polarity;
  readonly certain: boolean;
  readonly anchor: SchemaPair;
  /** From the pair to where the climb began; linked, spelled out only at operations. */
  readonly below: Path | null;
}

interface Path {
  readonly edge: SchemaEdge;
  readonly child: SchemaPair;
  readonly next: Path | null;
}

interface Found {
  readonly meeting: Omit<Meeting, 'operations'>;
  readonly operations: Map<string, OperationEntry>;
}

/** By role, polarity, certainty and XML as one number; in order of discovery. */
type FoundByKind = Map<number, Found>;

/** Breadth first, so that the first path found to an operation is a shortest one. */
function climb(start: SchemaPair): Meeting[] {
  const found: FoundByKind = new Map();
  const queue: State[] = [
    { pair: start, roles: BOTH_ROLES, polarity: 'same', certain: true, anchor: start, below: null },
  ];
  const seen = new Map<number, number>();
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] as State;
    for (const root of state.pair.roots) if ((root.role & state.roles) !== 0) meet(found, state, root, start);
    for (const edge of state.pair.edges) {
      const roles = state.roles & edge.roles;
      const polarity = combine(state.polarity, edge.polarity);
      const certain = state.certain && edge.certain;
      // Without a step both stand at one place, where only all that is said there together decides.
      const isApart = edge.steps.length > 0 || edge.of === 'content';
      const isPlain = edge.polarity === 'same' && edge.certain && isApart;
      const anchor = isPlain ? state.anchor : edge.parent;
      const key = edge.parent.id * KINDS + kindOf(polarity, certain) + anchorKey(anchor, start);
      const known = seen.get(key) ?? 0;
      if ((roles & ~known) === 0) continue;
      seen.set(key, known | roles);
      const below = { edge, child: state.pair, next: state.below };
      queue.push({ pair: edge.parent, roles, polarity, certain, anchor, below });
    }
  }
  return [...found.values()].map(({ meeting, operations }) => ({
    ...meeting,
    operations: [...operations.values()].sort((one, other) => (one.key < other.key ? -1 : 1)),
  }));
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
  let entry = found.get(kind);
  if (entry === undefined) {
    const steps = [...root.steps];
    const [pairs, edges] = [[state.pair], [] as SchemaEdge[]];
    for (let path = state.below; path !== null; path = path.next) {
      steps.push(...path.edge.steps);
      pairs.push(path.child);
      edges.push(path.edge);
    }
    const way = { root, pairs, edges, anchor: state.anchor };
    entry = { meeting: { role, polarity, certain, steps, isXml, way }, operations: new Map() };
    found.set(kind, entry);
  }
  entry.operations.set(root.operation.key, root.operation);
}

function combine(one: Polarity, other: Polarity): Polarity {
  if (one === 'unknown' || other === 'unknown') return 'unknown';
  return one === other ? 'same' : 'inverted';
}
