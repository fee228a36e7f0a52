import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runIn } from './support/fake-io.ts';
import { scratch } from './support/scratch.ts';

const OLD = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders: { get: { responses: { '200': { description: ok } } } }
`;
const files = { 'old.yaml': OLD, 'new.yaml': OLD.replace('/orders', '/offers') };

test('one run writes several forms, in folders that it makes', async () => {
  const cwd = scratch(files);
  const args = ['diff', '--output', 'json=out/verdict.json', '--output', 'markdown=out/deep/comment.md'];
  const { exit, stdout } = await runIn({ cwd, engine: 'real' }, ...args, 'old.yaml', 'new.yaml');
  expect(exit).toBe(1);
  expect(stdout).toContain('operation-removed');
  expect(JSON.parse(readFileSync(join(cwd, 'out/verdict.json'), 'utf8')).summary.breaking).toBe(1);
  expect(readFileSync(join(cwd, 'out/deep/comment.md'), 'utf8')).toContain('### ✖ Shop: 1 breaking change');
});

test('a file that cannot be written is told, and loses nothing', async () => {
  const cwd = scratch(files);
  mkdirSync(join(cwd, 'taken'));
  const args = ['diff', '--format', 'json', '--output', 'markdown=taken', '--output', 'json=verdict.json'];
  const { exit, stdout, stderr } = await runIn({ cwd, engine: 'real' }, ...args, 'old.yaml', 'new.yaml');
  expect(exit).toBe(2);
  expect(stderr).toContain('error: taken could not be written (EISDIR).');
  expect(readFileSync(join(cwd, 'verdict.json'), 'utf8')).toBe(stdout);
});

test.each(['html', 'pdf=a.pdf', 'json='])('%s is no output', async (output) => {
  const { exit, stderr } = await runIn({}, 'diff', '--output', output, 'old.yaml', 'new.yaml');
  expect(exit).toBe(2);
  expect(stderr).toContain('as in json=verdict.json');
});
