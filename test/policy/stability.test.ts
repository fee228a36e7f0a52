import { expect, it } from 'vitest';
import { compareTexts, judge } from './support/judge.ts';

type Members = Readonly<Record<string, unknown>>;

/** `GET /a` and `GET /b` answer with one schema; `/a` calls back with it, too. */
function contract(type: string, levels: { a?: string; b?: string; callback?: string }, more: Members = {}): string {
  const level = (name: string | undefined): Members => (name === undefined ? {} : { 'x-stability-level': name });
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/It' } } };
  const answer = { responses: { '200': { description: 'Done', content } } };
  const called = { requestBody: { content }, responses: { '204': { description: 'Done' } }, ...level(levels.callback) };
  const callbacks = { done: { '{$request.query.url}': { post: called } } };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    paths: {
      '/a': { get: { ...answer, callbacks, ...level(levels.a) } },
      ...(levels.b === 'absent' ? {} : { '/b': { get: { ...answer, ...level(levels.b) } } }),
    },
    components: { schemas: { It: { type: 'object', properties: { it: { type } } } } },
    ...more,
  });
}

async function severities(base: string, revision: string): Promise<readonly string[]> {
  const { findings } = judge(await compareTexts(base, revision)).verdict;
  return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

it.each([
  ['both draft', 'draft', 'draft', 'off'],
  ['both alpha', 'alpha', 'alpha', 'off'],
  ['the highest counts', 'draft', 'beta', 'warning'],
  ['one is stable', 'draft', undefined, 'error'],
  ['one cannot be read', 'draft', 'gamma', 'error'],
])('a change of what two operations share: %s', async (_, a, b, expected) => {
  const levels = { a, ...(b === undefined ? {} : { b }) };
  expect(await severities(contract('string', levels), contract('integer', levels))).toEqual([
    `${expected} response-type-changed`,
  ]);
});

it('takes the level of a callback from its operation, unless it has its own', async () => {
  const levels = { a: 'draft', b: 'draft', callback: 'stable' };
  expect(await severities(contract('string', levels), contract('integer', levels))).toEqual([
    'error response-type-changed',
  ]);
});

it('counts what was promised, and tells that it is promised no longer', async () => {
  expect(await severities(contract('string', {}), contract('integer', { a: 'draft', b: 'draft' }))).toEqual([
    'error response-type-changed',
    'warning operation-stability-lowered',
    'warning operation-stability-lowered',
  ]);
});

it('has no word for a draft that is new', async () => {
  expect(await severities(contract('string', { b: 'absent' }), contract('string', { b: 'draft' }))).toEqual([
    'off operation-added',
  ]);
});

it('asks for a patch where only drafts broke', async () => {
  const levels = { a: 'draft', b: 'draft' };
  const compared = await compareTexts(contract('string', levels), contract('integer', levels));
  expect(judge(compared).verdict.summary).toMatchObject({ breaking: 1, error: 0, recommendedBump: 'patch' });
  expect(judge(compared, { policy: { semver: 'error' } }).verdict.findings).toHaveLength(1);
});
