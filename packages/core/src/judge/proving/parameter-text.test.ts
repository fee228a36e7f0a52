import { describe, expect, it } from 'vitest';
import { headerText, pathText, queryText } from './parameter-text.ts';

const LIST = ['a b', 'c,d'];
const MEMBERS = { x: 1, 'y z': null };

describe('a query', () => {
  it.each<[style: string, explode: boolean, value: unknown, text: string]>([
    ['form', true, 'a&b', 'q=a%26b'],
    ['form', true, null, 'q='],
    ['form', true, LIST, 'q=a%20b&q=c%2Cd'],
    ['form', false, LIST, 'q=a%20b,c%2Cd'],
    ['form', true, [], 'q='],
    ['form', true, MEMBERS, 'x=1&y%20z='],
    ['form', false, MEMBERS, 'q=x,1,y%20z,'],
    ['spaceDelimited', false, LIST, 'q=a%20b%20c%2Cd'],
    ['pipeDelimited', false, LIST, 'q=a%20b|c%2Cd'],
    ['tabDelimited', false, LIST, 'q=a%20b%09c%2Cd'],
    ['deepObject', true, MEMBERS, 'q[x]=1&q[y%20z]='],
    [
      'json',
      false,
      { b: 9007199254740993n, a: [true] },
      `q=${encodeURIComponent('{"a":[true],"b":9007199254740993}')}`,
    ],
  ])('in style %s, explode %s: %o', (style, explode, value, text) => {
    expect(queryText('q', value, { style, explode })).toBe(text);
  });

  it('has a name that is encoded too', () => {
    expect(queryText('a&b[]', [1], { style: 'form', explode: true })).toBe('a%26b%5B%5D=1');
  });
});

describe('a path', () => {
  it.each<[style: string, explode: boolean, value: unknown, text: string]>([
    ['simple', false, 'a/b', 'a%2Fb'],
    ['simple', false, LIST, 'a%20b,c%2Cd'],
    ['simple', false, MEMBERS, 'x,1,y%20z,'],
    ['simple', true, MEMBERS, 'x=1,y%20z='],
    ['label', false, LIST, '.a%20b,c%2Cd'],
    ['label', true, LIST, '.a%20b.c%2Cd'],
    ['label', true, MEMBERS, '.x=1.y%20z='],
    ['matrix', false, 5, ';id=5'],
    ['matrix', false, LIST, ';id=a%20b,c%2Cd'],
    ['matrix', true, LIST, ';id=a%20b;id=c%2Cd'],
    ['matrix', true, MEMBERS, ';x=1;y%20z='],
    ['json', false, [1], '%5B1%5D'],
  ])('in style %s, explode %s: %o', (style, explode, value, text) => {
    expect(pathText('id', value, { style, explode })).toBe(text);
  });
});

describe('a header', () => {
  it.each<[style: string, explode: boolean, value: unknown, text: string]>([
    ['simple', false, 'a b', 'a b'],
    ['simple', false, LIST, 'a b,c,d'],
    ['simple', false, MEMBERS, 'x,1,y z,'],
    ['simple', true, MEMBERS, 'x=1,y z='],
    ['simple', false, 9007199254740993n, '9007199254740993'],
    ['json', false, { b: null }, '{"b":null}'],
  ])('in style %s, explode %s: %o', (style, explode, value, text) => {
    expect(headerText(value, { style, explode })).toBe(text);
  });
});
