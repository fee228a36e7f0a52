import { describe, expect, it } from 'vitest';
import { modelOf, nodeOf } from '../../../../test/support/models.ts';
import { BOTH_ROLES, type Change, Role, type SchemaEdge, type SchemaPair } from '../compare/change.ts';
import type { OperationEntry } from '../model/views.ts';
import { Reach } from './reach.ts';

async function operationsOf(...paths: readonly string[]): Promise<readonly OperationEntry[]> {
  return (await modelOf({ paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: {} } }])) }))
    .operations;
}

const pair = (id: number): SchemaPair => ({ id, edges: [], roots: [] });
const edge = (parent: SchemaPair, more: Partial<SchemaEdge> = {}): SchemaEdge => ({
  ...{ parent, steps: [{ property: `p${parent.id}` }], roles: BOTH_ROLES, polarity: 'same', certain: true },
  ...more,
});

function root(to: SchemaPair, operation: OperationEntry | undefined, role: number = Role.consumer): void {
  if (operation !== undefined) to.roots.push({ operation, role, steps: [{ body: 'request' }], isXml: false });
}

function changeAt(at: SchemaPair, roles = BOTH_ROLES): Change {
  const place = { node: nodeOf({}) };
  const occurrences = [{ at: 'schema' as const, pair: at, roles, steps: [{ property: 'it' }] }];
  return { fact: 'type-changed', cause: 'c', base: place, revision: place, subject: '', data: {}, occurrences };
}

const met = (change: Change) => new Reach([change]).of(change);

describe('a change in a schema', () => {
  it('is met once by all operations that use it, in order of key', async () => {
    const [top, below] = [pair(0), pair(1)];
    below.edges.push(edge(top));
    for (const operation of [...(await operationsOf('/b', '/a'))].reverse()) root(top, operation);
    const meetings = met(changeAt(below));
    expect(meetings.map(({ operations }) => operations.map(({ key }) => key))).toEqual([['GET /a', 'GET /b']]);
    expect(meetings[0]?.steps).toEqual([{ body: 'request' }, { property: 'p0' }, { property: 'it' }]);
  });

  it('is not met by who does not send it', async () => {
    const [top, below] = [pair(0), pair(1)];
    below.edges.push(edge(top, { roles: Role.provider }));
    const [operation] = await operationsOf('/a');
    root(top, operation);
    expect(met(changeAt(below))).toEqual([]);
    root(top, operation, Role.provider);
    expect(met(changeAt(below)).map(({ role }) => role)).toEqual([Role.provider]);
    expect(met(changeAt(below, Role.consumer))).toEqual([]);
  });

  it('ends in schemas that hold themselves', async () => {
    const loop = pair(0);
    loop.edges.push(edge(loop));
    const [operation] = await operationsOf('/a');
    root(loop, operation);
    expect(met(changeAt(loop))).toHaveLength(1);
  });

  it.each([
    ['same', 'inverted', 'inverted'],
    ['inverted', 'inverted', 'same'],
    ['inverted', 'unknown', 'unknown'],
  ] as const)('%s below %s is %s', async (inner, outer, polarity) => {
    const [top, middle, below] = [pair(0), pair(1), pair(2)];
    middle.edges.push(edge(top, { polarity: outer }));
    below.edges.push(edge(middle, { polarity: inner, certain: false }));
    const [operation] = await operationsOf('/a');
    root(top, operation);
    expect(met(changeAt(below))).toMatchObject([{ polarity, certain: false }]);
  });
});

it('a change of the contract is met by no operation', () => {
  const change = { ...changeAt(pair(0)), occurrences: [{ at: 'contract' as const }] };
  expect(met(change).map(({ operations }) => operations)).toEqual([[]]);
});
