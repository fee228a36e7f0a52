import { renderJson, renderMarkdown, renderText } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { shopReport } from '../support/shop-report.ts';
import { PIPED } from './support/orders-sample.ts';
import { widestLine } from './support/printed.ts';

/** The whole way from two files to what people and programs read. `npx vitest run test/report -u` accepts a change. */
const pairs = [
  ['v1-to-v1.1', 'v1.openapi-3.1.yaml', 'v1.1.yaml'],
  ['v1-to-v2', 'v1.openapi-3.1.yaml', 'v2.yaml'],
] as const;

describe.each(pairs)('the shop, %s', (name, base, revision) => {
  test('as text of 80 columns', async () => {
    const printed = renderText(await shopReport(base, revision), PIPED);
    expect(widestLine(printed)).toBeLessThanOrEqual(80);
    await expect(printed).toMatchFileSnapshot(`golden/shop.${name}.txt`);
  });

  test('as JSON', async () => {
    await expect(renderJson(await shopReport(base, revision))).toMatchFileSnapshot(`golden/shop.${name}.json`);
  });

  test('as Markdown', async () => {
    await expect(renderMarkdown(await shopReport(base, revision))).toMatchFileSnapshot(`golden/shop.${name}.md`);
  });
});
