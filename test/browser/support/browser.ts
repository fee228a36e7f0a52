import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { repository } from '../../support/contract-files.ts';
import { type BrowserFiles, chromiumFiles } from './chromium-files.ts';

/** Another Chromium to test with, as people who are not on Linux have to. */
const OWN_PATH = process.env.CHROMIUM_PATH ?? '';

const hasBrowser = OWN_PATH !== '' || (process.platform === 'linux' && process.arch === 'x64');

function packagedVersion(): string {
  const description = readFileSync(join(repository, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  return (JSON.parse(description) as { version: string }).version;
}

function files(): Promise<BrowserFiles> {
  return OWN_PATH === '' ? chromiumFiles(packagedVersion()) : Promise.resolve({ executable: OWN_PATH, env: {} });
}

async function launch(): Promise<Browser> {
  const { executable, env } = await files();
  // No sandbox: tests run as root in containers, and open nothing but what this repository wrote.
  return chromium.launch({ executablePath: executable, args: ['--no-sandbox'], env: { ...process.env, ...env } });
}

/** Starting takes a second, unpacking some: hangs are what this is for. */
const HANG_MS = 120_000;

/**
 * Tests of a page in one Chromium. Where npm has none for the platform they are listed as not run; on Linux (x64) they
 * fail if it does not start.
 */
export function browserSuite(name: string, define: (browser: () => Browser) => void): void {
  if (!hasBrowser) {
    test.todo(`${name}: not run, no browser for ${process.platform} (${process.arch}) without CHROMIUM_PATH`);
    return;
  }
  describe(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await launch();
    }, HANG_MS);
    afterAll(() => browser?.close());
    define(() => {
      if (browser === undefined) throw new Error('the browser is not started yet');
      return browser;
    });
  });
}
