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

  const page = { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

  it('may come from another site to open a page, and for nothing else', () => {
    expect(() => checkLocal(page, 'get')).not.toThrow();
    expect(() => checkLocal(page, 'post')).toThrow('Sec-Fetch-Site');
    expect(() => checkLocal({ ...page, 'sec-fetch-dest': 'iframe' }, 'get')).toThrow('Sec-Fetch-Site');
    expect(() => checkLocal({ ...page, 'sec-fetch-mode': 'no-cors' }, 'get')).toThrow('Sec-Fetch-Site');
    expect(() => checkLocal({ host, 'sec-fetch-site': 'cross-site' }, 'get')).toThrow('Sec-Fetch-Site');
    expect(() => checkLocal({ ...page, host: 'evil.example' }, 'get')).toThrow('Host');
    expect(() => checkLocal({ ...page, origin: 'https://evil.example' }, 'get')).toThrow('Origin');
  });
});
