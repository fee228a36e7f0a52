import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleCatalogue } from '@contract-check/core';
import { fakeEngine } from './fake-engine.ts';
import { type Outcome, runIn } from './fake-io.ts';

/** The file of waivers, where nobody names another one. */
export const WAIVERS = 'contract-check.waivers.yaml';

export const TERMS = ['--reason', 'agreed', '--owner', 'shop', '--until', '2027-01-31'];

/** `contract-check waive` on the first of December 2026, with the real rules. */
export function waive(cwd: string, ...argv: string[]): Promise<Outcome> {
  const engine = { ...fakeEngine(), rules: ruleCatalogue };
  return runIn({ cwd, today: '2026-12-01T12:00:00Z', engine }, 'waive', ...argv);
}

export function readText(cwd: string, name = WAIVERS): string {
  return readFileSync(join(cwd, name), 'utf8');
}
