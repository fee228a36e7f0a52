import { expect, it } from 'vitest';
import { ownAddress, readAttempt, writeAttempt } from './attempt.ts';

const HOME = new URL('https://contracts.example');

it('An attempt comes back from the browser as it went', () => {
  const part = 'a-Z_09'.repeat(8);
  const attempt = { state: part, nonce: `${part}n`, verifier: `${part}v`, returnTo: '/a?b=ü;c#d' };
  expect(readAttempt(writeAttempt(attempt))).toEqual(attempt);
  expect(writeAttempt(attempt)).toMatch(/^[\w.-]+$/);
  for (const text of [null, '', 'a.b.c.d', `${part}.${part}.${part}`, `${part}.${part}.${part}.a.b`]) {
    expect(readAttempt(text)).toBeNull();
  }
});

it.each([
  ['/', 'https://contracts.example/'],
  ['/a/b?c=//d#e', 'https://contracts.example/a/b?c=//d#e'],
  ['/.//evil.example', 'https://contracts.example//evil.example'],
  ['/ü', 'https://contracts.example/%C3%BC'],
])('%s is %s', (path, address) => {
  expect(ownAddress(path, HOME)).toBe(address);
});

it.each(['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example', 'javascript:0', '', 'a'])(
  '%j leads elsewhere',
  (path) => {
    expect(ownAddress(path, HOME)).toBeNull();
  },
);
