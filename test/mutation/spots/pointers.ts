import type { Json, JsonObject } from '../../support/drafts/contract-parts.ts';

/** Segments from the top of a contract. */
export type Pointer = readonly string[];

export function valueAt(contract: JsonObject, pointer: Pointer): Json | undefined {
  let value: Json | undefined = contract;
  for (const segment of pointer) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as JsonObject)[segment];
  }
  return value;
}

/** Puts a value in place; `undefined` takes what is there out, from lists too. */
export function putAt(contract: JsonObject, pointer: Pointer, value: Json | undefined): void {
  const holder = valueAt(contract, pointer.slice(0, -1));
  const key = pointer.at(-1);
  if (typeof holder !== 'object' || holder === null || key === undefined)
    throw new Error(`nothing at ${pointer.join('/')}`);
  if (value !== undefined) (holder as JsonObject)[key] = value;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete (holder as JsonObject)[key];
}

/** The segments of `#/a/b`; null for a reference that leads out of the contract. */
export function segmentsOf(reference: string): string[] | null {
  if (!reference.startsWith('#/')) return null;
  try {
    return decodeURIComponent(reference)
      .slice(2)
      .split('/')
      .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    return null;
  }
}

/** At the spot, below it, or at what holds it: a keyword and its schema, a list and its item. */
export function isNear(pointer: Pointer, spot: Pointer): boolean {
  const shared = Math.min(pointer.length, spot.length);
  return spot.slice(0, shared).every((segment, index) => segment === pointer[index]) && spot.length - shared <= 2;
}
