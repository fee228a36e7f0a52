import type { Site } from '@contract-check/core';
import { describe, expect, test } from 'vitest';
import { changeNote } from './change-note.ts';

const STYLE = { valueLimit: 24, arrow: '→', ellipsis: '…' };

function site(value: unknown, pointer = '#/paths/~1orders/get'): Site {
  return { pointer, file: 'old.yaml', line: 41, column: 9, value };
}

function note(base: Site | null, revision: Site | null): string {
  return changeNote({ base, revision }, 'old.yaml', STYLE);
}

describe('changeNote', () => {
  test.each([
    ['scalars', 'integer', 'string', '"integer" → "string" (old.yaml:41)'],
    ['integers beyond 2^53', 1n, 9007199254740993n, '1 → 9007199254740993 (old.yaml:41)'],
    ['null', null, 'x', 'null → "x" (old.yaml:41)'],
    ['an item added to a short list', ['sku'], ['sku', 'coupon'], 'added "coupon"; was ["sku"] (old.yaml:41)'],
    ['an item removed from a long list', ['a', 'b', 'c', 'd'], ['a', 'b', 'c'], 'removed "d" (old.yaml:41)'],
    [
      'several',
      ['a', 'b', 'c', 'd'],
      ['e', 'f', 'g', 'h', 'i'],
      'added "e", "f", "g" and 2 more; removed "a", "b", "c" and 1 more (old.yaml:41)',
    ],
    ['order only', ['a', 'b'], ['b', 'a'], 'was ["a","b"] (old.yaml:41)'],
    ['objects', { type: 'string' }, { type: 'integer' }, 'was {"type":"string"} (old.yaml:41)'],
    ['the same on both sides', 'x', 'x', 'before: old.yaml:41'],
    ['objects that are too long', { description: 'much to say' }, { type: 'integer' }, 'before: old.yaml:41'],
    ['long lists of objects', [{ type: 'string' }, { type: 'null' }], [], 'before: old.yaml:41'],
    ['long text', 'the beginning of it and the end', 'x', '"the beginning of…the end" → "x" (old.yaml:41)'],
  ])('tells %s', (_, before, after, text) => {
    expect(note(site(before), site(after))).toBe(text);
  });

  test('tells what was removed by its name, list items by their value', () => {
    expect(note(site({ a: 1 }, '#/x/my~1coupon'), null)).toBe('removed: my/coupon {"a":1} (old.yaml:41)');
    expect(note(site('on_hold', '#/x/enum/2'), null)).toBe('removed: "on_hold" (old.yaml:41)');
    expect(note(site({ description: 'much to say' }, '#/x/coupon'), null)).toBe('removed: coupon (old.yaml:41)');
    expect(note(site({ description: 'much to say' }, '#/x/201'), null)).toBe('removed: 201 (old.yaml:41)');
  });

  test('tells what was added, and is silent where no side has a place', () => {
    expect(note(null, site('x'))).toBe('added: not in old.yaml');
    expect(note(null, null)).toBe('');
  });
});
