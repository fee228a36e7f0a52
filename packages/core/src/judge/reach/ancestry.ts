import { Role, type SchemaEdge, type SchemaPair } from '../../compare/change.ts';

const SENDERS: readonly number[] = [Role.consumer, Role.provider];

/** More turns than this are looked for one by one; below, each has a table that shows the shortest way to it. */
const MAX_TURNS = 16;

/** Of a place from which no way leads there. */
const FAR = 2 ** 30;

/**
 * What stands above a schema means for a message what it means for the schema: neither a union, a negation nor a
 * condition is between. Without a step both stand at one place, where only all that is said there together decides.
 */
export function isPlain({ polarity, certain, steps, of }: SchemaEdge): boolean {
  return polarity === 'same' && certain && (steps.length > 0 || of === 'content');
}

/** What one sender's messages hold above the pairs that changed; pairs are known by their number. */
interface Ascent {
  /** Pairs that hold a pair directly, by plain edges. */
  readonly above: readonly (readonly number[])[];
  /** For each thing to look for, how many plain edges lead there from each pair. */
  readonly distances: readonly Int32Array[];
  /** The same to the nearest edge that is not plain, where there are too many for a table each. */
  readonly toTurn: Int32Array | null;
}

/**
 * Everything above the pairs of schemas that changed, looked through once for all of them, so that the way up from
 * each takes no more steps than it is long.
 */
export class Ancestry {
  /** By number; no pair where none of this number is above a change. */
  readonly pairs: readonly (SchemaPair | undefined)[];
  readonly #ascents = new Map<number, Ascent>();

  constructor(changed: Iterable<SchemaPair>) {
    this.pairs = allAbove(changed);
    for (const sender of SENDERS) this.#ascents.set(sender, ascentOf(this.pairs, sender));
  }

  /**
   * Whether a pair stands on a shortest way from an anchor to operations, or to an edge that is not plain. The first
   * found of its kind stands at the end of such a way: what leads there by longer ones is found already.
   *
   * @param passed plain edges between the anchor and the pair; at least one
   */
  leadsOn(pair: SchemaPair, roles: number, anchor: SchemaPair, passed: number): boolean {
    for (const [sender, { distances, toTurn }] of this.#ascents) {
      if ((roles & sender) === 0) continue;
      if (toTurn !== null && toTurn[pair.id] !== FAR) return true;
      for (const distance of distances) if (passed + (distance[pair.id] as number) === distance[anchor.id]) return true;
    }
    return false;
  }

  /** The pairs that hold each pair directly in what one sender sends, by plain edges. */
  above(sender: number): readonly (readonly number[])[] {
    return this.#ascents.get(sender)?.above ?? [];
  }
}

function allAbove(changed: Iterable<SchemaPair>): (SchemaPair | undefined)[] {
  const found: (SchemaPair | undefined)[] = [];
  const stack = [...changed];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    if (found[pair.id] !== undefined) continue;
    found[pair.id] = pair;
    for (const { parent } of pair.edges) if (found[parent.id] === undefined) stack.push(parent);
  }
  // An array with holes has other methods skip them.
  return Array.from(found);
}

function ascentOf(pairs: readonly (SchemaPair | undefined)[], sender: number): Ascent {
  const above: number[][] = pairs.map(() => []);
  const below: number[][] = pairs.map(() => []);
  const roots = new Map<boolean, number[]>();
  const turns = new Map<string, number[]>();
  for (const pair of pairs) {
    if (pair === undefined) continue;
    for (const { role, isXml } of pair.roots) if (role === sender) listed(roots, isXml).push(pair.id);
    for (const edge of pair.edges) {
      if ((edge.roles & sender) === 0) continue;
      const { id } = edge.parent;
      if (isPlain(edge)) {
        above[pair.id]?.push(id);
        below[id]?.push(pair.id);
      } else listed(turns, `${id} ${edge.polarity} ${edge.certain}`).push(pair.id);
    }
  }
  const areFew = turns.size <= MAX_TURNS;
  const goals = areFew ? [...roots.values(), ...turns.values()] : [...roots.values()];
  return {
    above,
    distances: goals.map((goal) => distancesTo(goal, below)),
    toTurn: areFew ? null : distancesTo([...turns.values()].flat(), below),
  };
}

function listed<Key>(lists: Map<Key, number[]>, key: Key): number[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: number[] = [];
  lists.set(key, list);
  return list;
}

/** How many edges lead from each place to the nearest of some places. */
function distancesTo(places: readonly number[], below: readonly (readonly number[])[]): Int32Array {
  const distances = new Int32Array(below.length).fill(FAR);
  const queue = [...new Set(places)];
  for (const place of queue) distances[place] = 0;
  for (let at = 0; at < queue.length; at++) {
    const place = queue[at] as number;
    const distance = (distances[place] as number) + 1;
    for (const lower of below[place] ?? []) {
      if (distances[lower] !== FAR) continue;
      distances[lower] = distance;
      queue.push(lower);
    }
  }
  return distances;
}
