import { expect, it } from 'vitest';
import { modelOf } from '../../../../test/support/models.ts';
import { Router } from './router.ts';

const get = { responses: {} };

async function routed(paths: readonly string[], wanted: string): Promise<string | undefined> {
  const list = (templates: readonly string[]) =>
    modelOf({ paths: Object.fromEntries(templates.map((path) => [path, { get }])) });
  const [like] = (await list([wanted])).operations;
  return like === undefined ? undefined : new Router((await list(paths)).operations).find(like)?.path;
}

it.each<readonly [readonly string[], string, string | undefined]>([
  [['/a/{id}', '/a/mine'], '/a/mine', '/a/mine'],
  [['/a/{id}'], '/a/mine', '/a/{id}'],
  [['/a/{id}/b', '/a/mine/c'], '/a/mine/b', '/a/{id}/b'],
  [['/a/mine'], '/a/{id}', undefined],
  [['/a/{id}'], '/a/{other}', '/a/{id}'],
  [['/a/{id}'], '/a', undefined],
  [['/{x}/b', '/a/{y}'], '/a/b', '/a/{y}'],
])('of %j, %s goes to %s', async (paths, wanted, found) => {
  expect(await routed(paths, wanted)).toBe(found);
});

it('methods do not meet', async () => {
  const [post] = (await modelOf({ paths: { '/a': { post: get } } })).operations;
  const router = new Router((await modelOf({ paths: { '/a': { get } } })).operations);
  expect(post === undefined ? null : router.find(post)).toBeUndefined();
});
