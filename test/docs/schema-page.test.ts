import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runIn } from '../cli/support/fake-io.ts';
import { scratch } from '../cli/support/scratch.ts';
import { repository } from '../support/contract-files.ts';

const page = readFileSync(join(repository, 'docs/schema.md'), 'utf8');

it('shows what the command says of its two schemas', async () => {
  const files = Object.fromEntries(
    [...page.matchAll(/```json (\S+)\n(.*?)```/gs)].map(([, name, text]) => [name, text]),
  );
  const [, command = '', sample = ''] = /```text\n\$ contract-check (.*?)\n(.*?)```/s.exec(page) ?? [];
  const { stdout } = await runIn(
    { cwd: scratch(files as Record<string, string>), engine: 'real' },
    ...command.split(' '),
  );
  expect(stdout.replace(/ \d+\.\d s$/m, '')).toBe(sample);
});
