import type { Contract, Site, SourceDocument } from '@contract-check/core';
import { expect, it } from 'vitest';
import { siteProblems } from '../support/site-problems.ts';

const text = ['paths:', '  /a/{id}:', '    get: { summary: Reads, tags: [x] }', ''].join('\n');
const document: SourceDocument = {
  uri: 'a.yaml',
  label: 'a.yaml',
  text,
  format: 'yaml',
  value: { paths: { '/a/{id}': { get: { summary: 'Reads', tags: ['x'] } } } },
  notices: [],
  hints: { reachesOut: false, hasId: false, hasSelf: false },
  locate: () => [],
};
const sources = {
  entry: document,
  documents: new Map([['a.yaml', document]]),
  notices: [],
  resolve: () => undefined,
  resolveDynamic: () => undefined,
};
const contract: Contract = { kind: 'openapi', title: '', version: null, specification: '', sources, notices: [] };

/** The checks that the corpus is held to must themselves be able to fail. */
it.each<[name: string, site: Partial<Site>, problem: RegExp | null]>([
  ['the key', { line: 2, column: 3 }, null],
  ['the value', { pointer: '#/paths/~1a~1%7Bid%7D/get/summary', line: 3, column: 21 }, null],
  ['an item', { pointer: '#/paths/~1a~1%7Bid%7D/get/tags/0', line: 3, column: 35 }, null],
  ['the wrong line', { line: 1, column: 3 }, /found "ths:"/],
  ['the wrong column', { line: 2, column: 4 }, /found "a\/\{id\}:"/],
  ['a line that is not there', { line: 9, column: 1 }, /no such line/],
  ['a pointer that leads nowhere', { pointer: '#/paths/~1b', line: 2, column: 3 }, /leads nowhere/],
  ['another file', { file: 'b.yaml', line: 2, column: 3 }, /no such file/],
])('%s', (_name, site, problem) => {
  const place: Site = { pointer: '#/paths/~1a~1%7Bid%7D', file: 'a.yaml', line: 1, column: 1, value: null, ...site };
  const found = siteProblems(contract, place);
  if (problem === null) expect(found).toEqual([]);
  else expect(found.join()).toMatch(problem);
});
