import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderText } from '@contract-check/report';
import { describe, expect, it } from 'vitest';
import { PIPED } from '../report/support/orders-sample.ts';
import { repository } from '../support/contract-files.ts';
import { shopReport } from '../support/shop-report.ts';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const [, base = '', revision = '', sample = ''] =
  /```text\n\$ contract-check diff (\S+) (\S+)\n(.*?)```/s.exec(readme) ?? [];

describe('the sample of the README', () => {
  it('is what the engine says of the examples, but for what … leaves out', async () => {
    const printed = renderText(await shopReport(base, revision), PIPED);
    const pieces = sample.split(/^…\n/m).map((piece) => piece.trim());
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.every((piece) => piece !== '')).toBe(true);
    let rest = `\n${printed}`;
    for (const piece of pieces) {
      expect(rest).toContain(`\n${piece}\n`);
      rest = rest.slice(rest.indexOf(`\n${piece}\n`) + piece.length);
    }
  });

  it('begins with the first line of the output', async () => {
    const [first] = renderText(await shopReport(base, revision), PIPED).split('\n');
    expect(sample.split('\n')[0]).toBe(first);
  });
});

describe('the first screen of the README', () => {
  it('names the two commands', () => {
    const screen = readme.split('\n').slice(0, 45).join('\n');
    expect(screen).toContain('npm run demo');
    expect(screen).toContain('npm test');
  });
});
