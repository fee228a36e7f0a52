import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Provider, ProviderDown, type ProviderSettings } from '../../../packages/server/src/access/people/provider.ts';
import { CLIENT, OpenidProvider } from './openid-provider.ts';
import { HOME } from './people-service.ts';

const provider = new OpenidProvider();

beforeAll(() => provider.start());
afterAll(() => provider.stop());
beforeEach(() => {
  provider.fault = {};
  provider.asked.length = 0;
});

describe('the OpenID provider', () => {
  let time = 0;
  const client = (more: Partial<ProviderSettings> = {}) =>
    new Provider(
      {
        issuer: new URL(provider.url),
        clientId: CLIENT.id,
        clientSecret: CLIENT.secret,
        callback: new URL(`${HOME}/login/callback`),
        scope: 'openid',
        patience: 60,
        ...more,
      },
      () => new Date(time),
    );

  it('is asked when somebody logs in, and for what it says of itself once an hour', async () => {
    const asking = client();
    expect(provider.asked).toEqual([]);
    await Promise.all([asking.start('/'), asking.start('/')]);
    expect(provider.asked).toEqual(['/.well-known/openid-configuration']);
    time += 3_599_999;
    await asking.start('/');
    expect(provider.asked).toHaveLength(1);
    time += 1;
    await asking.start('/');
    expect(provider.asked).toHaveLength(2);
  });

  it('is waited for so long, and asked again by whoever comes next', async () => {
    provider.fault = { hangs: true };
    const asking = client({ patience: 0.05 });
    await expect(asking.start('/')).rejects.toThrow(ProviderDown);
    const patient = client();
    provider.fault = { status: 500 };
    await expect(patient.start('/')).rejects.toThrow(ProviderDown);
    provider.fault = {};
    expect((await patient.start('/')).address.pathname).toBe('/authorize');
  });

  it('that names itself otherwise is none', async () => {
    const issuer = new URL(provider.url.replace('127.0.0.1', 'localhost'));
    await expect(client({ issuer }).start('/')).rejects.toThrow(ProviderDown);
  });
});
