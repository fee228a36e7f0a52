import type { SourceNode } from '../../load/source-node.ts';
import { isObject } from '../../model/raw.ts';
import { isIdle, normalText } from '../../schema/normal-text.ts';
import { admitsAnything } from '../../schema/term.ts';
import { type PairContext, sendersOf } from './pair-context.ts';

/** The members of an object on one side, and the names that it requires. */
interface Members {
  readonly described: ReadonlyMap<string, readonly SourceNode[]>;
  readonly required: ReadonlyMap<string, unknown>;
}

/**
 * Members that went under one name and came under another, old name → new name: one removed and one added member that
 * are described alike and required alike, and no third one that is. A type alone says little; it counts where nothing
 * else came or went.
 */
export function renamedMembers(context: PairContext, was: Members, is: Members): ReadonlyMap<string, string> {
  const removed = onlyIn(was, is);
  const added = onlyIn(is, was);
  const renamed = new Map<string, string>();
  if (removed.length === 0 || added.length === 0) return renamed;
  const isOnly = removed.length === 1 && added.length === 1;
  const candidates = byDescription(added, is);
  for (const [description, [from, ...others]] of byDescription(removed, was)) {
    const [to, ...further] = candidates.get(description) ?? [];
    if (from === undefined || to === undefined || others.length > 0 || further.length > 0) continue;
    const nodes = was.described.get(from) ?? [];
    const [one, other] = [context.baseTerm(nodes), context.revisionTerm(is.described.get(to) ?? [])];
    if (admitsAnything(one) || sendersOf(one) !== sendersOf(other)) continue;
    if (isOnly || nodes.some(({ value }) => isTelling(value))) renamed.set(from, to);
  }
  return renamed;
}

function onlyIn(one: Members, other: Members): string[] {
  return [...one.described.keys()].filter((name) => !other.described.has(name) && !other.required.has(name));
}

function byDescription(names: readonly string[], { described, required }: Members): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const texts = (described.get(name) ?? []).map(({ value }) => normalText(value)).sort();
    const description = [required.has(name), ...texts].join('\n');
    found.set(description, [...(found.get(description) ?? []), name]);
  }
  return found;
}

/** Keywords that many members have in common. */
const common: ReadonlySet<string> = new Set([
  ...['type', 'format', 'nullable', 'x-nullable', 'default', 'deprecated', 'readOnly', 'writeOnly'],
]);

/** Says more than the kind of value. */
function isTelling(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  return Object.keys(schema).some((key) => {
    if (key === 'items') return isTelling(schema[key]);
    return !common.has(key) && !isIdle(schema, key);
  });
}
