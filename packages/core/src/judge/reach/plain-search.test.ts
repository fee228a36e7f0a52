import fc from 'fast-check';
import { expect, it } from 'vitest';
import { modelOf, nodeOf } from '../../../../../test/support/models.ts';
import { BOTH_ROLES, type Change, type Polarity, type SchemaEdge, type SchemaPair } from '../../compare/change.ts';
import type { OperationEntry } from '../../model/views.ts';
import { type Meeting, Reach } from '../reach.ts';

const OPERATIONS = 6;

type Form = (typeof FORMS)[number];
const FORMS = ['choice', 'not', 'if', 'apart', 'content', 'plain'] as const;

/** Graphs are drawn as numbers, so that what failed can be read. */
function graphs(pairs: number, mostEdges: number, forms: readonly Form[]) {
  const number = fc.nat(pairs - 1);
  const role = fc.constantFrom(1, 2);
  const roles = fc.constantFrom(BOTH_ROLES, BOTH_ROLES, BOTH_ROLES, 1, 2);
  const edge = fc.record({ child: number, parent: number, roles, form: fc.constantFrom(...forms) });
  const isXml = fc.constantFrom(false, false, false, true);
  const root = fc.record({ pair: number, operation: fc.nat(OPERATIONS - 1), role, isXml });
  const edges = fc.array(edge, { minLength: mostEdges / 2, maxLength: mostEdges });
  return fc.record({ pairs: fc.constant(pairs), edges, roots: fc.array(root, { maxLength: 8 }) });
}

const PLAIN: readonly Form[] = ['plain', 'plain', 'plain', 'plain', 'plain', 'plain'];

const polarities: Partial<Record<string, Polarity>> = { not: 'inverted', if: 'unknown' };

async function operationsOf(): Promise<readonly OperationEntry[]> {
  const paths = Array.from({ length: OPERATIONS }, (_, index) => [`/p${index}`, { get: { responses: {} } }]);
  return (await modelOf({ paths: Object.fromEntries(paths) })).operations;
}

function edgeOf(parent: SchemaPair, roles: number, form: Form, index: number): SchemaEdge {
  const isApart = form !== 'apart' && form !== 'content';
  return {
    parent,
    roles,
    steps: isApart ? [{ property: `e${index}` }] : [],
    polarity: polarities[form] ?? 'same',
    certain: form !== 'choice',
    ...(form === 'content' ? { of: 'content' as const } : {}),
  };
}

function changeAt(pair: SchemaPair): Change {
  const place = { node: nodeOf({}) };
  const occurrences = [{ at: 'schema' as const, pair, roles: BOTH_ROLES, steps: [] }];
  return { fact: 'type-changed', cause: 'c', base: place, revision: place, subject: '', data: {}, occurrences };
}

it.each([
  ['some unions and conditions', graphs(12, 30, [...PLAIN, ...FORMS])],
  ['hardly any, in groups of many schemas', graphs(24, 80, [...PLAIN, ...PLAIN, ...PLAIN, ...PLAIN, 'choice'])],
  ['more than have a table each', graphs(8, 60, FORMS)],
])('finds what a plain search from each change alone finds, in the same order: %s', async (_, drawn) => {
  const operations = await operationsOf();
  const check = fc.property(drawn, ({ pairs: count, edges, roots }) => {
    const pairs = Array.from({ length: count }, (_, id): SchemaPair => ({ id, edges: [], roots: [] }));
    const at = (id: number) => pairs[id] as SchemaPair;
    for (const [index, { child, parent, roles, form }] of edges.entries())
      at(child).edges.push(edgeOf(at(parent), roles, form, index));
    for (const { pair, operation, role, isXml } of roots)
      at(pair).roots.push({ operation: operations[operation] as OperationEntry, role, steps: [], isXml });
    const changes = pairs.map(changeAt);
    const reach = new Reach(changes);
    for (const [id, change] of changes.entries())
      expect(reach.of(change).map(told)).toEqual(plainSearch(at(id)).map(told));
  });
  fc.assert(check, { numRuns: 50, seed: 1 });
});

function told({ operations, role, polarity, certain, steps, isXml, way }: Meeting) {
  const pairs = way?.pairs.map(({ id }) => id);
  const keys = operations.map(({ key }) => key);
  return {
    keys,
    role,
    polarity,
    certain,
    steps,
    isXml,
    pairs,
    anchor: way?.anchor.id,
    root: way?.root,
    edges: way?.edges,
  };
}

/** Everything above one pair, breadth first; operations are gathered one by one. */
function plainSearch(start: SchemaPair): Meeting[] {
  interface State {
    readonly pairs: readonly SchemaPair[];
    readonly edges: readonly SchemaEdge[];
    readonly roles: number;
    readonly polarity: Polarity;
    readonly certain: boolean;
    readonly anchor: SchemaPair;
  }
  const queue: State[] = [
    { pairs: [start], edges: [], roles: BOTH_ROLES, polarity: 'same', certain: true, anchor: start },
  ];
  const seen = new Map<string, number>();
  const found = new Map<string, { readonly meeting: Meeting; readonly operations: Map<string, OperationEntry> }>();
  for (const { pairs, edges, roles, polarity, certain, anchor } of queue) {
    const [pair] = pairs as [SchemaPair];
    for (const root of pair.roots) {
      if ((root.role & roles) === 0) continue;
      const { role, isXml } = root;
      const kind = [role, polarity, certain, isXml, anchor.id].join(' ');
      const steps = [...root.steps, ...edges.flatMap((edge) => edge.steps)];
      const meeting = { operations: [], role, polarity, certain, steps, isXml, way: { root, pairs, edges, anchor } };
      const entry = found.get(kind) ?? { meeting, operations: new Map() };
      found.set(kind, entry);
      entry.operations.set(root.operation.key, root.operation);
    }
    for (const edge of pair.edges) {
      const isApart = edge.steps.length > 0 || edge.of === 'content';
      const next = {
        pairs: [edge.parent, ...pairs],
        edges: [edge, ...edges],
        roles: roles & edge.roles,
        polarity: turned(polarity, edge.polarity),
        certain: certain && edge.certain,
        anchor: edge.polarity === 'same' && edge.certain && isApart ? anchor : edge.parent,
      };
      const key = [edge.parent.id, next.polarity, next.certain, next.anchor.id].join(' ');
      const known = seen.get(key) ?? 0;
      if ((next.roles & ~known) === 0) continue;
      seen.set(key, known | next.roles);
      queue.push(next);
    }
  }
  return [...found.values()].map(({ meeting, operations }) => ({
    ...meeting,
    operations: [...operations.values()].sort((one, other) => (one.key < other.key ? -1 : 1)),
  }));
}

function turned(one: Polarity, other: Polarity): Polarity {
  if (one === 'unknown' || other === 'unknown') return 'unknown';
  return one === other ? 'same' : 'inverted';
}
