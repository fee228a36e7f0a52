import { type ReportInput, renderHtml } from '@contract-check/report';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { policySample } from '../report/support/format-samples.ts';
import { hostileInput } from '../report/support/hostile-input.ts';
import { ordersSample } from '../report/support/orders-sample.ts';
import { figmaReport, shopReport } from '../support/shop-report.ts';
import { violations } from './support/axe.ts';
import { browserSuite } from './support/browser.ts';
import { openPage } from './support/open-page.ts';

/** Acts in HTML elements, attributes and scripts, and on the direction of the text. */
const HOSTILE = `</script></title><img src="https://evil.example" onerror="alert(1)">" onclick='x' \u2028\u202egnp${'long'.repeat(200)}`;

const shop = await shopReport('v1.openapi-3.1.yaml', 'v2.yaml');
const INPUTS: Readonly<Record<string, ReportInput>> = {
  shop,
  figma: await figmaReport(),
  hostile: hostileInput(HOSTILE, 2),
};

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

function findingsOf({ runs }: ReportInput) {
  return runs.flatMap(({ verdict }) => verdict.findings);
}

const messages = (page: Page) => page.locator('.finding:visible .says').allTextContents();
const shown = (page: Page) => page.locator('#shown').textContent();
const fragment = (page: Page) => decodeURIComponent(new URL(page.url()).hash);
const chip = (page: Page, name: string) => page.getByRole('checkbox', { name });

browserSuite('the HTML report', (browser) => {
  describe.each(Object.entries(INPUTS))('%s', (_, input) => {
    const html = renderHtml(input);

    test('is accessible', async () => {
      const page = await openPage(browser(), html, { viewport: DESKTOP });
      expect(await violations(page)).toEqual([]);
    });

    test('is no wider than a phone', async () => {
      const page = await openPage(browser(), html, { viewport: PHONE });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    });

    test('shows every finding', async () => {
      const page = await openPage(browser(), html);
      expect(await page.locator('.finding:visible').count()).toBe(findingsOf(input).length);
    });

    test('shows every finding without JavaScript, and no control that would do nothing', async () => {
      const page = await openPage(browser(), html, { javaScriptEnabled: false });
      expect(await page.locator('.finding:visible').count()).toBe(findingsOf(input).length);
      expect(await page.locator('button:visible, input:visible, select:visible').count()).toBe(0);
    });
  });

  test.each([
    ['light', DESKTOP],
    ['dark', DESKTOP],
    ['light', PHONE],
    ['dark', PHONE],
  ] as const)('is accessible with everything opened, in %s colours, %o', async (colorScheme, viewport) => {
    const page = await openPage(browser(), renderHtml(policySample()), { colorScheme, viewport });
    // Of what is out of sight axe-core cannot tell the contrast.
    await page.evaluate(`
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const cause of document.querySelectorAll('.cause')) cause.style.contentVisibility = 'visible';`);
    await chip(page, 'breaking').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Show all' }).focus();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
  });

  test('text of a contract makes no element', async () => {
    const page = await openPage(browser(), renderHtml(hostileInput(HOSTILE)));
    expect(await page.locator('img, [onclick], [onerror]').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect((await messages(page))[0]).toContain(`</script></title><img src="https://evil.example" onerror="alert(1)">`);
    expect((await messages(page))[0]).toContain('\\u2028\\u202egnp');
  });

  test('search narrows what is shown and counted', async () => {
    const page = await openPage(browser(), renderHtml(shop));
    const all = await messages(page);
    expect(await shown(page)).toBe('39 changes: 16 breaking, 5 risky, 18 compatible');
    await page.keyboard.press('/');
    await page.keyboard.type('PartnerKey alone');
    const found = await messages(page);
    expect(found).toEqual(all.filter((message) => /partnerKey/i.test(message) && /alone/.test(message)));
    expect(found).toHaveLength(1);
    expect(await shown(page)).toBe('1 of 39 changes: 1 breaking');
    await expect.poll(() => fragment(page)).toBe('#q=PartnerKey+alone');
    await page.keyboard.press('Escape');
    expect(await messages(page)).toEqual(all);
    await expect.poll(() => fragment(page)).toBe('');
  });

  test('what matches nothing says so, and how to go back', async () => {
    const page = await openPage(browser(), renderHtml(shop), { fragment: 'q=xyzzy' });
    expect(await messages(page)).toEqual([]);
    await page.locator('#nothing').getByRole('button', { name: 'Show all' }).click();
    expect(await messages(page)).toHaveLength(39);
    expect(fragment(page)).toBe('');
  });

  test('filters narrow together, and chips say how many they would give', async () => {
    const page = await openPage(browser(), renderHtml(shop));
    await chip(page, 'risky').check();
    expect(await shown(page)).toBe('5 of 39 changes: 5 risky');
    await chip(page, 'breaking').check();
    expect(await shown(page)).toBe('21 of 39 changes: 16 breaking, 5 risky');
    await page.getByLabel('Operation').selectOption('GET /products');
    const reaching = findingsOf(shop).filter(
      ({ effect, operations }) =>
        ['risky', 'breaking'].includes(effect) &&
        operations.some(({ method, path }) => `${method} ${path}` === 'GET /products'),
    );
    expect(reaching.length).toBeGreaterThan(0);
    expect([...(await messages(page))].sort()).toEqual(reaching.map(({ message }) => message).sort());
    const breaking = reaching.filter(({ effect }) => effect === 'breaking').length;
    expect(await page.locator('.chip', { hasText: 'breaking' }).textContent()).toBe(`✖ breaking ${breaking}`);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await messages(page)).toHaveLength(39);
  });

  test('a link keeps search and filters', async () => {
    const state = 'q=order&effect=breaking&severity=error&direction=response&operation=GET+%2Forders';
    const page = await openPage(browser(), renderHtml(shop), { fragment: state });
    const found = await messages(page);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(16);
    expect(await page.getByRole('searchbox').inputValue()).toBe('order');
    expect(await chip(page, 'breaking').isChecked()).toBe(true);
    expect(await chip(page, 'warning').isChecked()).toBe(false);
    expect(await page.getByLabel('Direction').inputValue()).toBe('response');
    expect(await page.getByLabel('Operation').inputValue()).toBe('GET /orders');
  });

  test('a link to what the page does not have leaves it out', async () => {
    const page = await openPage(browser(), renderHtml(shop), { fragment: 'operation=GET+%2Fgone&effect=nonsense&x=%' });
    expect(await messages(page)).toHaveLength(39);
  });

  test('the id of a finding is a link to it alone', async () => {
    const page = await openPage(browser(), renderHtml(shop));
    const id = findingsOf(shop)[3]?.fingerprint ?? '';
    await page.getByRole('link', { name: id }).click();
    await expect.poll(() => shown(page)).toContain('1 of 39 changes');
    expect(fragment(page)).toBe(`#q=${id}`);
  });

  test('one of several contracts can be looked at alone', async () => {
    const [run] = shop.runs;
    if (run === undefined) throw new Error('the shop has a run');
    const runs = [
      run,
      { ...run, name: 'other', contract: 'other', verdict: ordersSample().runs[0]?.verdict ?? run.verdict },
    ];
    const page = await openPage(browser(), renderHtml({ ...shop, runs }));
    await page.getByLabel('Contract').selectOption('other');
    expect(await messages(page)).toContain('The operation is gone.');
    expect(await messages(page)).not.toContain('Calls can no longer authenticate by partnerKey alone.');
  });

  test('colours follow the system until they are chosen, and the choice is kept', async () => {
    const page = await openPage(browser(), renderHtml(shop), { colorScheme: 'dark' });
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const dark = await background();
    const button = page.getByRole('button', { name: 'Dark colours' });
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    const light = await background();
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await background()).toBe(light);
  });

  test('the waiver is copied', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const page = await openPage(browser(), renderHtml(shop), { permissions });
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const id = await page.locator('.finding').first().locator('dd a').textContent();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(`contract-check waive ${id} --reason `);
  });

  test('where copying is not allowed, the waiver is selected', async () => {
    const page = await openPage(browser(), renderHtml(shop));
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Selected' }).waitFor();
    expect(await page.evaluate('getSelection().toString()')).toMatch(/^contract-check waive [0-9a-f]{16} --reason /);
  });

  test('the lines of both sides stand side by side, above each other on a phone, and more can be opened', async () => {
    const page = await openPage(browser(), renderHtml(shop), { viewport: DESKTOP });
    const finding = page.locator('.finding', { hasText: 'Query parameter "sort" can no longer be "name".' });
    const panes = finding.locator('.pane');
    const boxes = async () => [await panes.nth(0).boundingBox(), await panes.nth(1).boundingBox()];
    expect(await finding.locator('del mark').textContent()).toBe('name');
    expect(await finding.locator('del.line').getAttribute('data-line')).toBe('33');
    const [left, right] = await boxes();
    expect(right?.y).toBe(left?.y);
    expect(right?.x).toBeGreaterThan(left?.x ?? 0);
    const visibleLines = () => panes.first().locator('.line:visible').count();
    expect(await visibleLines()).toBe(7);
    await panes.first().getByText('10 lines above').click();
    expect(await visibleLines()).toBe(17);
    await page.setViewportSize(PHONE);
    const [above, below] = await boxes();
    expect(below?.x).toBe(above?.x);
    expect(below?.y).toBeGreaterThan(above?.y ?? 0);
  });

  test('paper shows what is folded, without controls', async () => {
    const page = await openPage(browser(), renderHtml(shop));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.filters:visible, .further:visible, button:visible').count()).toBe(0);
    const folded = page.locator('.finding[data-effect="compatible"] .facts').first();
    expect((await folded.boundingBox())?.height).toBeGreaterThan(10);
  });

  test('is walked through by keyboard', async () => {
    const page = await openPage(browser(), renderHtml(shop), { fragment: 'effect=risky' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the changes');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('changes');
    expect(await messages(page)).toHaveLength(5);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  });
});
