import type { SourceNode } from '../../load/source-node.ts';
import type { NormalPool } from './pool.ts';
import { IN_PLACE, samePlace } from './same-place.ts';

/** What is known of a place as a whole that its schemas do not say each. */
export interface Scope {
  /** Equal for scopes that mean the same. */
  readonly key: string;
  /** Members that this sender does not send. */
  readonly hidden: ReadonlySet<string>;
  /** The schemas of members that several parts of the place describe, by name. */
  readonly shared: ReadonlyMap<string, readonly SourceNode[]>;
  /** The schemas of items, where several parts of the place describe them. */
  readonly items: readonly SourceNode[];
}

const PLAIN: Scope = { key: '', hidden: new Set(), shared: new Map(), items: [] };

const annotation = { consumer: 'readOnly', provider: 'writeOnly' } as const;

/**
 * The members that the sender never sends: `readOnly` ones by the consumer, `writeOnly` ones by the provider
 * (OpenAPI 3.1 §4.8.24.2, JSON Schema 2020-12 validation §9.4). Looked up on the composed object, since one part may
 * annotate what another one requires.
 */
export function hiddenMembers(pool: NormalPool, nodes: readonly SourceNode[]): Scope {
  const { sender } = pool.settings;
  if (sender === null || !nodes.some((node) => pool.dialectOf(node).speaksOf(annotation[sender]))) return PLAIN;
  const members = new Map<string, SourceNode[]>();
  const items: SourceNode[] = [];
  const reached = samePlace(pool, nodes, IN_PLACE);
  for (const part of reached) {
    for (const [name, member] of pool.keyword(part, 'properties')?.named() ?? []) {
      members.set(name, [...(members.get(name) ?? []), member]);
    }
    const item = pool.keyword(part, 'items');
    if (item !== undefined && !Array.isArray(item.value)) items.push(item);
  }
  const hidden = new Set<string>();
  const shared = new Map<string, readonly SourceNode[]>();
  for (const [name, schemas] of members) {
    const parts = samePlace(pool, schemas, ['allOf']);
    if (parts.some((part) => pool.keyword(part, annotation[sender])?.value === true)) hidden.add(name);
    if (schemas.length > 1) shared.set(name, schemas);
  }
  if (hidden.size === 0 && shared.size === 0 && items.length < 2) return PLAIN;
  const key = `${[...hidden].sort().map((name) => JSON.stringify(name))}|${reached.map((part) => numberOf(pool, part))}`;
  return { key, hidden, shared, items };
}

/** Two scopes at one place: of what holds there anyway, and of what may hold beside it. */
export function withScope(one: Scope, other: Scope): Scope {
  if (other === PLAIN || other.key === one.key) return one;
  if (one === PLAIN) return other;
  const shared = new Map(one.shared);
  for (const [name, schemas] of other.shared) shared.set(name, [...(shared.get(name) ?? []), ...schemas]);
  return {
    key: `${one.key} & ${other.key}`,
    hidden: new Set([...one.hidden, ...other.hidden]),
    shared,
    items: [...one.items, ...other.items],
  };
}

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
