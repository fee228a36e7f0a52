import { jsonString } from '../escape/json-string.ts';

/** YAML knows these numbers, JSON does not: they are written as the strings that YAML spells them with. */
function numberLiteral(value: number): string {
  if (Number.isFinite(value)) return JSON.stringify(value);
  if (Number.isNaN(value)) return '".nan"';
  return value > 0 ? '".inf"' : '"-.inf"';
}

/** The value as JSON when it holds no other value, or undefined. */
export function scalarJson(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return jsonString(value);
    case 'number':
      return numberLiteral(value);
    case 'bigint':
      return value.toString();
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : undefined;
    default:
      return 'null';
  }
}

/** Lists of a few short scalars read best in one line. */
const INLINE_WIDTH = 80;

function list(items: readonly unknown[], indent: string): string {
  const parts = items.map((item) => serialise(item, `${indent}  `));
  const inline = `[${parts.join(', ')}]`;
  const isShort = inline.length <= INLINE_WIDTH && items.every((item) => scalarJson(item) !== undefined);
  return isShort ? inline : container(parts, ['[', ']'], indent);
}

function container(parts: readonly string[], brackets: readonly [string, string], indent: string): string {
  if (parts.length === 0) return brackets.join('');
  const inner = `\n${indent}  `;
  return `${brackets[0]}${inner}${parts.join(`,${inner}`)}\n${indent}${brackets[1]}`;
}

/**
 * Plain data as indented JSON (two spaces, short lists in one line). Unlike JSON.stringify it writes `bigint` as an exact integer and needs no
 * placeholder that the text of a contract could forge. A value that JSON lacks (undefined) is `null`. Depth is bounded
 * by the loader.
 */
export function serialise(value: unknown, indent = ''): string {
  const scalar = scalarJson(value);
  if (scalar !== undefined) return scalar;
  if (Array.isArray(value)) return list(value, indent);
  const inner = `${indent}  `;
  const members = Object.entries(value as object);
  return container(
    members.map(([key, member]) => `${jsonString(key)}: ${serialise(member, inner)}`),
    ['{', '}'],
    indent,
  );
}

/** Plain data as JSON in one line, with the same care as `serialise`. */
export function serialiseLine(value: unknown): string {
  const scalar = scalarJson(value);
  if (scalar !== undefined) return scalar;
  if (Array.isArray(value)) return `[${value.map(serialiseLine).join(',')}]`;
  const members = Object.entries(value as object);
  return `{${members.map(([key, member]) => `${jsonString(key)}:${serialiseLine(member)}`).join(',')}}`;
}
