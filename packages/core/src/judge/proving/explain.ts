import type { SchemaPair } from '../../compare/change.ts';
import type { Breakage, Judged } from './judged.ts';

/** The rank of changes that the table holds harmless. */
const HARMLESS = 2;

/**
 * Tells a break for which no single change is at fault of those that had a part in it, the likeliest first. A break is
 * explained by a change at its place, or anywhere below it.
 */
export function explained<T extends { readonly judged: Judged }>(met: readonly T[]): readonly T[] {
  const known = explainedPlaces(met.flatMap(({ judged }) => judged.breakage ?? []));
  const best = new Map<string, number>();
  for (const { judged } of met) {
    const { breakage } = judged;
    if (breakage === undefined || known.has(keyOf(breakage.anchor, breakage.role))) continue;
    const key = keyOf(breakage.anchor, breakage.role);
    best.set(key, Math.min(best.get(key) ?? breakage.rank, breakage.rank));
  }
  if (best.size === 0) return met;
  const told = new Set<string>();
  return met.map((one) => {
    const { breakage } = one.judged;
    if (breakage?.instead === undefined) return one;
    const key = keyOf(breakage.anchor, breakage.role);
    if (best.get(key) !== breakage.rank) return one;
    // Of changes that all look harmless one is enough to tell.
    if (breakage.rank === HARMLESS && told.has(key)) return one;
    told.add(key);
    return { ...one, judged: breakage.instead() };
  });
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
