import { expect } from 'vitest';
import { type HostileDocument, json, reads, refused, yaml } from '../document.ts';

/** Nesting, in every way that the two formats have. */

const repeat = (text: string, count: number) => text.repeat(count);

/** `count` levels of block mappings; the indentation alone is quadratic in it. */
function blockMapping(count: number): string {
  return `x-a:\n${Array.from({ length: count }, (_, level) => `${' '.repeat(level + 1)}a:\n`).join('')}`;
}

const DEPTHS = [501, 10_000, 100_000] as const;

export const NESTING: readonly HostileDocument[] = [
  ...DEPTHS.flatMap((depth) => [
    refused(`${depth} arrays in JSON`, 'nesting-too-deep', () =>
      json(`"x-a": ${repeat('[', depth)}${repeat(']', depth)}`),
    ),
    refused(`${depth} objects in JSON`, 'nesting-too-deep', () =>
      json(`"x-a": ${repeat('{"a":', depth)}1${repeat('}', depth)}`),
    ),
    refused(`${depth} lists in YAML brackets`, 'nesting-too-deep', () =>
      yaml(`x-a: ${repeat('[', depth)}${repeat(']', depth)}\n`),
    ),
    refused(`${depth} mappings in YAML braces`, 'nesting-too-deep', () =>
      yaml(`x-a: ${repeat('{a: ', depth)}1${repeat('}', depth)}\n`),
    ),
    refused(`${depth} block lists`, 'nesting-too-deep', () => yaml(`x-a:\n  ${repeat('- ', depth)}x\n`)),
  ]),
  refused('100,000 explicit keys', 'nesting-too-deep', () => `${repeat('? ', 100_000)}x\n`),
  refused('10,000 open brackets and nothing else', 'nesting-too-deep', () => repeat('[', 10_000)),
  refused('100,000 open braces and nothing else', 'json-unexpected', () => repeat('{', 100_000)),
  refused('3,000 block mappings', 'nesting-too-deep', () => yaml(blockMapping(3_000))),
  refused('20,000 allOf in each other', 'nesting-too-deep', () =>
    json(`"components": {"schemas": {"A": ${repeat('{"allOf": [', 20_000)}{}${repeat(']}', 20_000)}}}`),
  ),
  refused('10,000 aliases of the value before', 'nesting-too-deep', () =>
    yaml(
      Array.from(
        { length: 10_000 },
        (_, level) => `x-${level}: &n${level} [${level === 0 ? 'x' : `*n${level - 1}`}]\n`,
      ).join(''),
    ),
  ),
  reads(
    '480 arrays',
    () => json(`"x-a": ${repeat('[', 480)}${repeat(']', 480)}`),
    (value) => {
      let depth = 0;
      for (let node = value['x-a']; Array.isArray(node); node = node[0]) depth++;
      expect(depth).toBe(480);
    },
  ),
  reads(
    'brackets inside texts',
    () => json(`"x-a": "${repeat('[{', 100_000)}"`),
    (value) => expect(value['x-a']).toHaveLength(200_000),
  ),
];
