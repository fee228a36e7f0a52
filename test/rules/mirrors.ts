/** Words of rule ids and what stands in their place in the rule about the opposite change. */
const opposites: readonly (readonly [string, string])[] = [
  ['request-', 'response-'],
  ['added', 'removed'],
  ['increased', 'decreased'],
  ['tightened', 'loosened'],
  ['narrowed', 'widened'],
  ['earlier', 'later'],
  ['lowered', 'raised'],
  ['became-required', 'became-optional'],
  ['became-read-only', 'became-not-read-only'],
  ['became-write-only', 'became-not-write-only'],
  ['became-nullable', 'became-not-nullable'],
  ['closed', 'opened'],
  ['became-exclusive', 'became-inclusive'],
  ['-typed', '-untyped'],
  ['-deprecated', '-undeprecated'],
];

/** The ids that must exist because `id` does. */
export function mirrorsOf(id: string): string[] {
  const swapped = (from: string, to: string) => {
    const isStart = from.endsWith('-') && id.startsWith(from);
    if (isStart) return [to + id.slice(from.length)];
    return !from.endsWith('-') && id.endsWith(from) ? [id.slice(0, -from.length) + to] : [];
  };
  return opposites.flatMap(([one, other]) => [...swapped(one, other), ...swapped(other, one)]);
}
