import { scalarJson } from '../json/serialise.ts';

/** What stands around the members of a list or an object. */
interface Spacing {
  readonly colon: string;
  /** Before each member, and before the closing bracket. */
  readonly member: string;
  readonly end: string;
}

const COMPACT: Spacing = { colon: ':', member: '', end: '' };

function spacingAt(depth: number | null): Spacing {
  if (depth === null) return COMPACT;
  const end = `\n${'  '.repeat(depth)}`;
  return { colon: ': ', member: `${end}  `, end };
}

/** `depth` of the value in an indented text; null for a text of one line. */
function startOf(value: unknown, room: number, depth: number | null): string {
  // A string may be megabytes long: quote only what can be shown.
  if (typeof value === 'string') return JSON.stringify(value.slice(0, room + 1));
  const scalar = scalarJson(value);
  if (scalar !== undefined) return scalar;
  const isArray = Array.isArray(value);
  const spacing = spacingAt(depth);
  const start = isArray ? '[' : '{';
  let text = start;
  for (const key in value as object) {
    if (!Object.hasOwn(value as object, key)) continue;
    const left = room - text.length;
    if (left < 0) return text;
    const name = isArray ? '' : JSON.stringify(key.slice(0, left + 1)) + spacing.colon;
    const before = (text === start ? '' : ',') + spacing.member + name;
    const inner = depth === null ? null : depth + 1;
    text += before + startOf((value as Record<string, unknown>)[key], left - before.length, inner);
  }
  return text + (text === start ? '' : spacing.end) + (isArray ? ']' : '}');
}

/**
 * Compact JSON of a value for people: whole when it has at most `limit` characters (UTF-16 units), else a beginning that
 * is longer than that, to be cut by the caller. The work is bounded by `limit`, however large (or shared, as YAML
 * aliases make it) the value is. A value that does not exist is `nothing`.
 */
export function leadingJson(value: unknown, limit: number): string {
  return value === undefined ? 'nothing' : startOf(value, limit, null).slice(0, 2 * limit + 20);
}

/** As `leadingJson`, a member to a line, indented by two spaces. */
export function leadingLines(value: unknown, limit: number): readonly string[] {
  return startOf(value, limit, 0)
    .slice(0, 2 * limit + 20)
    .split('\n');
}
