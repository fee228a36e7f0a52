import { describe, expect, it } from 'vitest';
import { nodeOf } from '../../../../../test/support/models.ts';
import { EditedNode } from './edited-node.ts';

const original = nodeOf({ list: ['a', 'b'], members: { a: 1 }, other: { b: 2 } });
const [list, members, b] = [original.at(['list']), original.at(['members']), original.at(['other', 'b'])];
if (list === undefined || members === undefined || b === undefined) throw new Error('the document is another one');

describe('an edited node', () => {
  it('holds the items that it was given, at new places', () => {
    const edited = EditedNode.list(list, [...[...list.children()].slice(1), b]);
    expect(edited.value).toEqual(['b', 2]);
    expect([...edited.children()].map(({ key, value }) => [key, value])).toEqual([
      ['0', 'b'],
      ['1', 2],
    ]);
    expect(list.value).toEqual(['a', 'b']);
  });

  it('holds members of other places under their new names', () => {
    const edited = EditedNode.object(members, new Map([['c', b]]));
    expect({ ...(edited.value as object) }).toEqual({ c: 2 });
    expect([edited.child('c')?.value, edited.child('a')]).toEqual([2, undefined]);
  });

  it('stands where the original stands', () => {
    expect(EditedNode.list(list, []).pointer).toEqual(['list']);
  });
});
