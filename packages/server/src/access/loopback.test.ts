import { describe, expect, it } from 'vitest';
import { checkLocal, checkOwnPage } from './loopback.ts';

const HOME = 'https://contracts.example';

describe('a change by a person', () => {
  it.each([
    [{ origin: HOME }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ origin: HOME, 'sec-fetch-site': 'same-origin' }],
  ])('is one by a page of the service with %j', (headers) => {
    expect(() => checkOwnPage(headers, HOME)).not.toThrow();
  });

  it.each([
    [{}],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: '' }],
    [{ origin: `${HOME}.evil.example` }],
    [{ origin: `${HOME}:8443` }],
    [{ origin: 'http://contracts.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: HOME, 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
  ])('is one by a stranger with %j', (headers) => {
    expect(() => checkOwnPage(headers, HOME)).toThrow('does not name a page of the service');
  });
});

describe('a request on loopback', () => {
  const host = '127.0.0.1:4010';

  it('comes from another site only when somebody logs in', () => {
    const headers = { host, 'sec-fetch-site': 'cross-site' };
    expect(() => checkLocal(headers, true)).not.toThrow();
    expect(() => checkLocal(headers, false)).toThrow('Sec-Fetch-Site');
    expect(() => checkLocal({ ...headers, host: 'evil.example' }, true)).toThrow('Host');
    expect(() => checkLocal({ ...headers, origin: 'https://evil.example' }, true)).toThrow('Origin');
  });
});
