import type { SourceNode } from '../../load/source-node.ts';
import { isObject } from '../../model/raw.ts';
import { refOf } from '../../model/references.ts';
import type { NormalPool } from './pool.ts';

/** Keywords whose schemas hold at the same place as the schema that has them, now or under a condition. */
export const IN_PLACE = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas', 'not'] as const;

const one: ReadonlySet<string> = new Set(['if', 'then', 'else', 'not']);

/**
 * Whatever stands beside a reference was ignored once (OpenAPI 3.0 §4.7.23, JSON Schema draft 7 §8.3), also where it
 * leads nowhere.
 */
export function isBareReference(pool: NormalPool, node: SourceNode): boolean {
  return refOf(node.value) !== null && !pool.dialectOf(node).refSiblings;
}

/**
 * The schemas that hold at the same place as some schemas, these among them: through references and the keywords
 * named. In the order of the text, each once.
 */
export function samePlace(pool: NormalPool, nodes: readonly SourceNode[], keywords: readonly string[]): SourceNode[] {
  const found: SourceNode[] = [];
  const seen = new Set<unknown>();
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isObject(node.value) || seen.has(node.value)) continue;
    seen.add(node.value);
    const target = pool.dialectOf(node).target(node);
    const next = target === undefined ? [] : [target];
    if (!isBareReference(pool, node)) {
      found.push(node);
      for (const keyword of keywords) {
        const holder = pool.keyword(node, keyword);
        if (holder !== undefined) next.push(...(one.has(keyword) ? [holder] : holder.children()));
      }
    }
    stack.push(...next.reverse());
  }
  return found;
}
