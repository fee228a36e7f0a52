import { scalarJson } from '../json/serialise.ts';

function startOf(value: unknown, room: number): string {
  // A string may be megabytes long: quote only what can be shown.
  if (typeof value === 'string') return JSON.stringify(value.slice(0, room + 1));
  const scalar = scalarJson(value);
  if (scalar !== undefined) return scalar;
  const isArray = Array.isArray(value);
  let text = isArray ? '[' : '{';
  let separator = '';
  for (const key in value as object) {
    if (!Object.hasOwn(value as object, key)) continue;
    const left = room - text.length;
    if (left < 0) return text;
    const name = isArray ? '' : `${JSON.stringify(key.slice(0, left + 1))}:`;
    text += separator + name + startOf((value as Record<string, unknown>)[key], left - name.length);
    separator = ',';
  }
  return text + (isArray ? ']' : '}');
}

/**
 * Compact JSON of a value for people: whole when it has at most `limit` characters (UTF-16 units), else a beginning that
 * is longer than that, to be cut by the caller. The work is bounded by `limit`, however large (or shared, as YAML
 * aliases make it) the value is. A value that does not exist is `nothing`.
 */
export function leadingJson(value: unknown, limit: number): string {
  return value === undefined ? 'nothing' : startOf(value, limit).slice(0, 2 * limit + 20);
}
