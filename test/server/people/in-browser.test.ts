import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../packages/server/src/store/database.ts';
import { browserSuite } from '../../browser/support/browser.ts';
import { freshDatabase } from '../support/databases.ts';
import { OpenidProvider } from './openid-provider.ts';
import { OWNER, startPeople } from './people-service.ts';

/** The address by which browsers know the service has to be known before it listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

browserSuite('People in a browser', (browser) => {
  it('log in at a provider of another site, change something, and log out', async () => {
    const provider = new OpenidProvider();
    await provider.start();
    provider.claims = OWNER;
    const database = await openDatabase(await freshDatabase());
    const port = await freePort();
    // To a browser `localhost` and `127.0.0.1` are two sites.
    const home = `http://localhost:${port}`;
    const env = { CONTRACT_CHECK_PUBLIC_URL: home };
    const parts = { database, provider, now: () => new Date(), env, port };
    const service = await startPeople({ ...parts, isOpenOnLoopback: true });
    const page = await browser().newPage();
    const shown = () => page.textContent('body');
    try {
      await page.goto(`${home}/login`);
      expect(page.url()).toBe(`${home}/api/v1/me`);
      expect(await shown()).toContain('person:ada@example.com');
      const erase = () => fetch('/api/v1/consumers/web', { method: 'DELETE' }).then(({ status }) => status);
      expect(await page.evaluate(erase)).toBe(204);
      expect(
        (await page.context().cookies()).map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]),
      ).toEqual([['contract-check-session', true, 'Lax']]);

      // A page of the other site may not.
      await page.goto(`${provider.url}/jwks`);
      const forge = (url: string) =>
        fetch(url, { method: 'DELETE', credentials: 'include' }).then(
          () => 'answered',
          () => 'refused',
        );
      expect(await page.evaluate(forge, `${home}/api/v1/consumers/web`)).toBe('refused');

      await page.goto(`${home}/logout`);
      await page.click('button');
      await page.waitForSelector('text=You are logged out');
      await page.goto(`${home}/api/v1/me`);
      expect(await shown()).toContain('"name":"loopback"');
      provider.fault = { refuses: 'access_denied' };
      await page.goto(`${home}/login`);
      expect(await page.title()).toBe('The login did not come to its end - contract-check');
      expect(await shown()).toContain('The provider says access_denied.');
    } finally {
      await page.close();
      await service.close();
      await database.close();
      provider.stop();
    }
  });
});
