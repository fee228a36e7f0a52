import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

/** A secure origin, as the clipboard wants it; nothing is ever asked of the network. */
const ADDRESS = 'https://report.example/';

export interface OpenOptions extends BrowserContextOptions {
  /** After the `#`. */
  readonly fragment?: string;
}

/**
 * Opens `html` in a fresh context. At the end of the test it is closed, and the test fails if the page asked for
 * anything, said anything on its console or threw.
 */
export async function openPage(browser: Browser, html: string, options: OpenOptions = {}): Promise<Page> {
  const { fragment = '', ...contextOptions } = options;
  const context = await browser.newContext(contextOptions);
  const problems: string[] = [];
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  await context.route('**/*', (route) => {
    const request = route.request();
    if (request.isNavigationRequest() && request.url().replace(/#.*/, '') === ADDRESS) {
      return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
    }
    problems.push(`request: ${request.url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  await page.goto(fragment === '' ? ADDRESS : `${ADDRESS}#${fragment}`);
  return page;
}
