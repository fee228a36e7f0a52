import { createHash } from 'node:crypto';
import type { ReportInput } from '@contract-check/report';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  VERDICT_FORMATS,
  type VerdictFormat,
  verdictRenderer,
} from '../../packages/cli/src/formats/verdict-formats.ts';
import { FORMAT_SAMPLES } from './support/format-samples.ts';
import { FORMAT_FAULTS } from './support/format-validity.ts';
import { PIPED } from './support/orders-sample.ts';
import { sampleTemplate } from './support/sample-template.ts';

/** A page is looked at in a browser; its text would hide everything else in a review. */
const HELD: readonly VerdictFormat[] = VERDICT_FORMATS.filter((format) => format !== 'html');

const MOST_CHARACTERS = 20_000;

/** Whole where that is still looked at in a review; else how it begins, and a digest of all of it. */
function reviewable(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const start = text.split('\n').slice(0, 40);
  const digest = createHash('sha256').update(text).digest('hex');
  return `${start.map((line) => line.slice(0, 400)).join('\n')}\n… ${text.length} characters, SHA-256 ${digest}\n`;
}

describe.each(Object.entries(FORMAT_SAMPLES))('%s', (name, sample) => {
  let input: ReportInput;
  beforeAll(async () => {
    input = await sample();
  });

  async function rendered(format: VerdictFormat): Promise<string> {
    return (await verdictRenderer(format))(input, { ...PIPED, template: sampleTemplate() });
  }

  test.each(VERDICT_FORMATS)('as %s is what its readers take', async (format) => {
    expect(await FORMAT_FAULTS[format](await rendered(format))).toEqual([]);
  });

  test.each(HELD)('as %s', async (format) => {
    await expect(reviewable(await rendered(format))).toMatchFileSnapshot(`golden/formats/${name}.${format}.txt`);
  });
});
