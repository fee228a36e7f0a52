/**
 * A copy that other programs may change. Integers beyond 2^53 become numbers (validators know no `bigint`), and a
 * member called `__proto__` stays a member.
 */
export function plainCopy(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plainCopy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainCopy(member)]));
}
