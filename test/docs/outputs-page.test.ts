import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdictSchema } from '@contract-check/report';
import { expect, test } from 'vitest';
import { VERDICT_FORMATS } from '../../packages/cli/src/formats/verdict-formats.ts';
import { TEMPLATE_NAMES } from '../../packages/report/src/template/template-view.ts';
import { runIn } from '../cli/support/fake-io.ts';
import { type Files, scratch } from '../cli/support/scratch.ts';
import { repository } from '../support/contract-files.ts';

const page = readFileSync(join(repository, 'docs/outputs.md'), 'utf8');
// A sample may hold headings of its own.
const sections = new Map(page.split(/^## (?=`\w+`$)/m).map((section) => [section.split('\n')[0], section]));
const files: Files = Object.fromEntries(
  [...page.matchAll(/^```\w+ (\S+)\n(.*?)^```/gms)].map(([, name = '', text = '']) => [name, text]),
);

/** The lines that a sample shows, piece by piece between the lines left out. */
function pieces(sample: string): readonly string[] {
  return sample.split(/^ *…\n/m).filter((piece) => piece !== '');
}

/** A page is nothing to read as text. */
const SHOWN = VERDICT_FORMATS.filter((format) => format !== 'html');

test.each(VERDICT_FORMATS)('has a section and a row in the table for %s', (format) => {
  expect([...sections.keys()]).toContain(`\`${format}\``);
  expect(page).toContain(`\n| \`${format}\``);
});

test.each(SHOWN)('shows what the command prints as %s', async (format) => {
  const section = sections.get(`\`${format}\``) ?? '';
  const [, command = '', sample = ''] = /^```\w+\n\$ contract-check (.*?)\n(.*?)^```/ms.exec(section) ?? [];
  expect(command).toContain(format);
  const { exit, stdout } = await runIn({ cwd: scratch(files), engine: 'real' }, ...command.split(' '));
  expect(exit).toBe(1);
  const shown = pieces(sample);
  let rest = stdout.replace(/ \d+\.\d s$/m, '');
  for (const [index, piece] of shown.entries()) {
    const at = rest.indexOf(piece);
    expect(at, piece).toBeGreaterThanOrEqual(0);
    if (index === 0 && !sample.startsWith('…')) expect(at).toBe(0);
    rest = rest.slice(at + piece.length);
  }
  expect(shown.length).toBeGreaterThan(0);
  expect(rest).toBe('');
});

test('tells every name that templates have besides those of the JSON', () => {
  const json = new Set(JSON.stringify(verdictSchema).match(/\w+/g));
  const added = [...TEMPLATE_NAMES].filter((name) => !json.has(name));
  expect(added.length).toBeGreaterThan(5);
  expect(added.filter((name) => !(sections.get('`template`') ?? '').includes(`\`${name}\``))).toEqual([]);
});
