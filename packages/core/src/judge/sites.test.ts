import { describe, expect, it } from 'vitest';
import { nodeOf } from '../../../../test/support/models.ts';
import type { Change } from '../compare/change.ts';
import type { SourceNode } from '../load/source-node.ts';
import { Sites } from './sites.ts';

function siteOf(node: SourceNode | undefined, focus?: SourceNode) {
  if (node === undefined) throw new Error('no such node');
  const base = focus === undefined ? { node } : { node, focus };
  const change: Change = {
    fact: 'tag-removed',
    cause: '',
    base,
    revision: null,
    subject: '',
    data: {},
    occurrences: [],
  };
  const sites = new Sites();
  sites.want(change);
  sites.locate();
  return sites.site(base);
}

describe('a site', () => {
  it('points at plain values themselves and at the name of larger ones', () => {
    const root = nodeOf({ a: 1, b: {} });
    expect(siteOf(root.child('a'))).toMatchObject({ pointer: '#/a', line: 1, column: 6, value: 1, file: 'old.yaml' });
    expect(siteOf(root.child('b'))).toMatchObject({ pointer: '#/b', column: 8 });
  });

  it('names the list and points at its item', () => {
    const list = nodeOf({ required: ['a', 'b'] }).child('required');
    expect(siteOf(list, list?.child('1'))).toMatchObject({ pointer: '#/required', column: 18, value: ['a', 'b'] });
  });

  it('spells pointers as RFC 6901 asks', () => {
    const node = nodeOf({ '/a~b c': 1 }).child('/a~b c');
    expect(siteOf(node)?.pointer).toBe('#/~1a~0b%20c');
  });

  it('leaves out what is too long, and keeps odd names', () => {
    const long = siteOf(nodeOf({ list: Array.from({ length: 500 }, (_, index) => index) }).child('list'));
    expect(long?.value).toHaveLength(200);
    expect(long?.value).toContain('…');
    const odd = siteOf(nodeOf({ it: JSON.parse('{"__proto__": 1}') }).child('it'));
    expect(Object.keys(odd?.value ?? {})).toEqual(['__proto__']);
  });

  it('is nothing where there is none', () => {
    expect(new Sites().site(null)).toBeNull();
  });
});
