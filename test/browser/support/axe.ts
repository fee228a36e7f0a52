import { source } from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe-core finds wrong with a page, by WCAG 2.2 AA and its best practices: rule, element, reason. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  const found = (await page.evaluate('axe.run().then((result) => result.violations)')) as readonly Violation[];
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`));
}
