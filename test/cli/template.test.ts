import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runIn } from './support/fake-io.ts';
import { scratch } from './support/scratch.ts';

const OLD = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders: { get: { responses: { '200': { description: ok } } } }
`;
const files = {
  'old.yaml': OLD,
  'new.yaml': OLD.replace('/orders', '/offers'),
  'good.mustache': '<p>{{outcome}}</p>\n',
  'bad.mustache': '<p>\n  {{outcomes}}\n</p>\n',
  'latin.mustache': Uint8Array.from([0x61, 0xe4]),
};
const PRINTED = '<p>Failed: 1 error at or above --fail-on error (exit 1).</p>\n';

const diff = (cwd: string, ...options: string[]) =>
  runIn({ cwd, engine: 'real' }, 'diff', ...options, 'old.yaml', 'new.yaml');

describe('--template', () => {
  test.each([[[]], [['--format', 'template']]])('prints the result through a template: %j', async (options) => {
    const { exit, stdout } = await diff(scratch(files), '--template', 'good.mustache', ...options);
    expect(exit).toBe(1);
    expect(stdout).toBe(PRINTED);
  });

  test.each(['text', 'json'])('writes a file beside --format %s', async (format) => {
    const cwd = scratch(files);
    const output = ['--output', 'template=out/a.html', '--format', format];
    const { stdout } = await diff(cwd, '--template', 'good.mustache', ...output);
    expect(readFileSync(join(cwd, 'out/a.html'), 'utf8')).toBe(PRINTED);
    expect(stdout).toContain('operation-removed');
    expect(stdout).not.toContain('<p>');
  });

  test('leaves standard output as it is when only a file asks for it', async () => {
    const cwd = scratch(files);
    const { stdout } = await diff(cwd, '--template', 'good.mustache', '--output', 'template=a.html');
    expect(stdout).toContain('BREAKING  operation-removed');
  });

  test.each([
    [['--format', 'template'], 'needs --template <file>'],
    [['--output', 'template=a.html'], 'needs --template <file>'],
    [['--template', 'good.mustache', '--format', 'json'], '--template has no use with --format json'],
  ])('is held against the other options: %j', async (options, complaint) => {
    const { exit, stdout, stderr } = await diff(scratch(files), ...options);
    expect(exit).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(complaint);
  });

  test.each([
    ['bad.mustache', 'template-unknown-name', 'bad.mustache:2:3'],
    ['none.mustache', 'file-not-found', 'none.mustache'],
    ['latin.mustache', 'not-utf8', 'latin.mustache:1:2'],
    ['.', 'file-is-directory', '.'],
  ])('that cannot be used is told before anything is compared: %s', async (file, code, place) => {
    const { exit, stdout, stderr } = await diff(scratch(files), '--template', file);
    expect(exit).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr).toContain(place);
    expect(stderr).toContain('Input error (exit 2)');
  });

  test('has problems that are explained', async () => {
    const { stdout } = await runIn({ engine: 'real' }, 'rules', 'template-partial');
    expect(stdout).toContain('A template is one file');
  });
});
