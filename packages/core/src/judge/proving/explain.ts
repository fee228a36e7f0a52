import type { SchemaPair } from '../../compare/change.ts';
import type { Breakage, Judged, Shared } from './judged.ts';

/** The rank of changes that the table holds harmless. */
const HARMLESS = 2;

/**
 * Tells a break for which no single change is at fault of those that are at fault together, the likeliest first. A break
 * is explained by a change at its place, or anywhere below it.
 */
export function explained<T extends { readonly judged: Judged }>(met: readonly T[]): readonly T[] {
  const known = explainedPlaces(met.flatMap(({ judged }) => judged.breakage ?? []));
  const places = new Map<string, Unexplained<T>[]>();
  for (const one of met) {
    const { breakage } = one.judged;
    if (breakage?.shared === undefined) continue;
    const key = keyOf(breakage.anchor, breakage.role);
    if (known.has(key)) continue;
    const place = places.get(key) ?? [];
    place.push({ one, shared: breakage.shared, rank: breakage.rank });
    places.set(key, place);
  }
  if (places.size === 0) return met;
  const told = new Map([...places.values()].flatMap((place) => [...toldAt(place)]));
  return met.map((one) => {
    const judged = told.get(one);
    return judged === undefined ? one : { ...one, judged };
  });
}

interface Unexplained<T> {
  readonly one: T;
  readonly shared: Shared;
  readonly rank: number;
}

/** What to say of changes that had a part in the same break. */
function toldAt<T>(place: readonly Unexplained<T>[]): ReadonlyMap<T, Judged> {
  const likeliest = [...place].sort((one, other) => one.rank - other.rank);
  const ranks = [...new Set(likeliest.map(({ rank }) => rank))];
  const parts = likeliest.map(({ shared }) => shared.part);
  const tell = (rank: number, say: (shared: Shared) => Judged | null) => {
    const told = new Map<T, Judged>();
    for (const { one, shared } of likeliest.filter((item) => item.rank === rank)) {
      // Of changes that all look harmless one is enough to tell.
      if (rank === HARMLESS && told.size > 0) break;
      const judged = say(shared);
      if (judged !== null) told.set(one, judged);
    }
    return told;
  };
  for (const rank of ranks) {
    const told = tell(rank, ({ together }) => together(parts));
    if (told.size > 0) return told;
  }
  return tell(ranks[0] ?? HARMLESS, ({ untold }) => untold(parts));
}

function keyOf(pair: SchemaPair, role: number): string {
  return `${pair.id} ${role}`;
}

/** Every place at or above a change that is at fault. */
function explainedPlaces(breakages: readonly Breakage[]): ReadonlySet<string> {
  const known = new Set<string>();
  const stack: { readonly pair: SchemaPair; readonly role: number }[] = [];
  for (const { anchor, role, explained: isExplained } of breakages) if (isExplained) stack.push({ pair: anchor, role });
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { pair, role } = item;
    const key = keyOf(pair, role);
    if (known.has(key)) continue;
    known.add(key);
    for (const { parent, roles } of pair.edges) if ((roles & role) !== 0) stack.push({ pair: parent, role });
  }
  return known;
}
