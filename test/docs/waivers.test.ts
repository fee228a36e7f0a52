import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configSchema, waiversSchema } from '../../packages/cli/src/index.ts';
import { runIn } from '../cli/support/fake-io.ts';
import { scratch } from '../cli/support/scratch.ts';
import { repository } from '../support/contract-files.ts';

const read = (file: string): string => readFileSync(join(repository, file), 'utf8');
const samples = (file: string): readonly string[] =>
  [...read(file).matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => text);

test('docs/waivers.md has a row for each key', () => {
  const { properties } = waiversSchema([]).items as { properties: object };
  const rows = [...read('docs/waivers.md').matchAll(/^\| `([a-z]+)`/gm)].map(([, key]) => key);
  expect(rows.sort()).toEqual(Object.keys(properties).sort());
});

test('docs/configuration.md has a row for each key', () => {
  const { properties } = configSchema([]) as { properties: object };
  for (const key of Object.keys(properties)) expect(read('docs/configuration.md')).toContain(`\n| \`${key}\` |`);
});

test.each([
  ['docs/configuration.md', 'contract-check.yaml'],
  ['README.md', 'contract-check.yaml'],
  ['docs/waivers.md', 'contract-check.waivers.yaml'],
])('the samples of %s hold nothing wrong', async (page, name) => {
  const texts = samples(page).filter((text) => !text.includes('- run:'));
  expect(texts).toHaveLength(1);
  for (const text of texts) {
    const { exit, stderr } = await runIn({ cwd: scratch({ [name]: text }), engine: 'real' }, 'config');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  }
});
