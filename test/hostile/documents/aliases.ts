import { expect } from 'vitest';
import { type HostileDocument, reads, refused, walkedSize, yaml } from '../document.ts';

/** Aliases that repeat aliases: short texts that would fill memory when they are walked. */

/** One layer in terms of the one before; `before` is null for the first. */
type Layer = (name: string, before: string | null, width: number) => string;

const repeated = (item: string, width: number) => Array<string>(width).fill(item).join(', ');
const members = (item: string, width: number) =>
  Array.from({ length: width }, (_, index) => `k${index}: ${item}`).join(', ');

const LAYERS: Readonly<Record<string, Layer>> = {
  'lists in brackets': (name, before, width) => `x-${name}: &${name} [${repeated(before ?? '"lol"', width)}]\n`,
  'mappings in braces': (name, before, width) => `x-${name}: &${name} {${members(before ?? '1', width)}}\n`,
  'block lists': (name, before, width) => `x-${name}: &${name}\n${`  - ${before ?? 'lol'}\n`.repeat(width)}`,
  'block mappings': (name, before, width) =>
    `x-${name}: &${name}\n${Array.from({ length: width }, (_, index) => `  k${index}: ${before ?? 1}\n`).join('')}`,
  'lists of mappings': (name, before, width) => `x-${name}: &${name} [${repeated(`{a: ${before ?? 1}}`, width)}]\n`,
  'mappings of lists': (name, before, width) => `x-${name}: &${name} {a: [${repeated(before ?? '1', width)}]}\n`,
  'merged mappings': (name, before, width) =>
    `x-${name}: &${name} {${before === null ? '' : `<<: ${before}, `}${members(before ?? '1', width)}}\n`,
};

function layers(layer: Layer, depth: number, width: number): string {
  return Array.from({ length: depth }, (_, level) =>
    layer(`n${level}`, level === 0 ? null : `*n${level - 1}`, width),
  ).join('');
}

/** Width and depth: many at once, few at a time for long. */
const SHAPES = [
  [9, 9],
  [4, 14],
  [2, 22],
] as const;

const LAYERED = Object.entries(LAYERS).flatMap(([name, layer]) =>
  SHAPES.map(([width, depth]) =>
    refused(`alias bomb: ${name}, ${width} wide, ${depth} deep`, 'yaml-alias-expansion', () =>
      yaml(layers(layer, depth, width)),
    ),
  ),
);

/** Each under 1 kB; walked, each is beyond any memory. */
export const ALIAS_BOMBS: readonly HostileDocument[] = [
  ...LAYERED,
  refused('alias bomb: anchors inside one collection', 'yaml-alias-expansion', () =>
    yaml(
      `x-a: [${Array.from({ length: 30 }, (_, level) => `&n${level} [${level === 0 ? 'x' : `*n${level - 1}, *n${level - 1}`}]`).join(', ')}]\n`,
    ),
  ),
];

export const ALIASES: readonly HostileDocument[] = [
  ...ALIAS_BOMBS,
  refused('many merges of a list of merges', 'yaml-alias-expansion', () =>
    yaml(
      `x-m: &m {${members('1', 9)}}\nx-l: &l [${repeated('*m', 60)}]\n${Array.from({ length: 400 }, (_, index) => `x-${index}: {<<: *l}\n`).join('')}`,
    ),
  ),
  refused('an alias inside its own list', 'yaml-cyclic-alias', () => yaml('x-a: &a [*a]\n')),
  refused('an alias inside its own mapping, by merge', 'yaml-cyclic-alias', () => yaml('x-a: &a\n  <<: *a\n')),
  refused('an alias deep inside its own value', 'yaml-cyclic-alias', () => yaml('x-a: &a {b: [{c: {d: *a}}]}\n')),
  refused('an alias of nothing', 'yaml-unknown-anchor', () => yaml('x-a: *b\nx-b: &b 1\n')),
  refused('a merge of a text', 'yaml-bad-merge', () => yaml('x-a: &a text\nx-b: {<<: *a}\n')),
  refused('a collection as a key, by alias', 'yaml-complex-key', () => yaml('x-a: &a [1]\n*a : 2\n')),
  reads(
    'aliases as people use them',
    () => yaml(layers((name, before) => `x-${name}: &${name} {a: ${before ?? 1}, b: 2}\n`, 100, 1)),
    (value) => expect(walkedSize(value)).toBeLessThan(100_000),
  ),
  reads(
    'ten thousand aliases of one text',
    () => yaml(`x-a: &a text\nx-b: [${repeated('*a', 10_000)}]\n`),
    (value) => expect(value['x-b']).toHaveLength(10_000),
  ),
];
