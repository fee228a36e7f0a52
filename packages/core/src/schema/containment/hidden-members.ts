import type { SourceNode } from '../../load/source-node.ts';
import { isObject } from '../../model/raw.ts';
import type { NormalPool } from './pool.ts';

/** What is known of a place as a whole that its schemas do not say each. */
export interface Scope {
  /** Equal for scopes that mean the same. */
  readonly key: string;
  /** Members that this sender does not send. */
  readonly hidden: ReadonlySet<string>;
  /** The schemas of members that several parts of the place describe, by name. */
  readonly shared: ReadonlyMap<string, readonly SourceNode[]>;
}

export const PLAIN: Scope = { key: '', hidden: new Set(), shared: new Map() };

const annotation = { consumer: 'readOnly', provider: 'writeOnly' } as const;

/** Keywords whose schemas hold at the same place as the schema that has them, now or under a condition. */
const inPlace = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas', 'not'] as const;

/**
 * The members that the sender never sends: `readOnly` ones by the consumer, `writeOnly` ones by the provider
 * (OpenAPI 3.1 §4.8.24.2, JSON Schema 2020-12 validation §9.4). Looked up on the composed object, since one part may
 * annotate what another one requires.
 */
export function hiddenMembers(pool: NormalPool, nodes: readonly SourceNode[]): Scope {
  const { sender } = pool.settings;
  if (sender === null || !nodes.some((node) => mayAnnotate(node, annotation[sender]))) return PLAIN;
  const members = new Map<string, SourceNode[]>();
  const reached = closure(pool, nodes, inPlace);
  for (const part of reached) {
    for (const member of pool.keyword(part, 'properties')?.children() ?? []) {
      members.set(member.key, [...(members.get(member.key) ?? []), member]);
    }
  }
  const hidden = new Set<string>();
  const shared = new Map<string, readonly SourceNode[]>();
  for (const [name, schemas] of members) {
    const parts = closure(pool, schemas, ['allOf']);
    if (parts.some((part) => pool.keyword(part, annotation[sender])?.value === true)) hidden.add(name);
    if (schemas.length > 1) shared.set(name, schemas);
  }
  if (hidden.size === 0 && shared.size === 0) return PLAIN;
  const key = `${[...hidden].sort().map((name) => JSON.stringify(name))}|${reached.map((part) => numberOf(pool, part))}`;
  return { key, hidden, shared };
}

/** Whether the text of the contract knows the annotation at all. */
function mayAnnotate({ document }: SourceNode, keyword: string): boolean {
  let known = spoken.get(document);
  if (known === undefined) {
    known = new Map();
    spoken.set(document, known);
  }
  let speaks = known.get(keyword);
  if (speaks === undefined) {
    speaks = document.text.includes(keyword);
    known.set(keyword, speaks);
  }
  return speaks;
}

const spoken = new WeakMap<object, Map<string, boolean>>();
const numbers = new WeakMap<NormalPool, Map<unknown, number>>();

function numberOf(pool: NormalPool, { value }: SourceNode): number {
  let known = numbers.get(pool);
  if (known === undefined) {
    known = new Map();
    numbers.set(pool, known);
  }
  const number = known.get(value) ?? known.size;
  known.set(value, number);
  return number;
}

/** The schemas that hold at the same place, through references and the keywords named. */
function closure(pool: NormalPool, nodes: readonly SourceNode[], keywords: readonly string[]): SourceNode[] {
  const found = new Map<unknown, SourceNode>();
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isObject(node.value) || found.has(node.value)) continue;
    found.set(node.value, node);
    const dialect = pool.dialectOf(node);
    const target = dialect.target(node);
    const next = target === undefined ? [] : [target];
    if (target === undefined || dialect.modern) {
      for (const keyword of keywords) {
        const holder = pool.keyword(node, keyword);
        if (holder === undefined) continue;
        const isOne = keyword === 'if' || keyword === 'then' || keyword === 'else' || keyword === 'not';
        next.push(...(isOne ? [holder] : holder.children()));
      }
    }
    stack.push(...next.reverse());
  }
  return [...found.values()];
}
