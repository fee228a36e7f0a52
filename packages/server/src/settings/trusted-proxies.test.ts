import { expect, it } from 'vitest';
import { readTrustedProxies } from './trusted-proxies.ts';

it.each([
  ['1', 1],
  ['12', 12],
  ['10.0.0.7', ['10.0.0.7']],
  ['10.0.0.0/8, loopback,fd00::/8', ['10.0.0.0/8', 'loopback', 'fd00::/8']],
])('%s: proxies that are trusted', (text, trusted) => {
  expect(readTrustedProxies(text)).toEqual(trusted);
});

it.each([
  '0',
  '01',
  '-1',
  '100',
  'true',
  'proxy.example',
  '10.0.0',
  '10.0.0.0/33',
  '::/129',
  '0.0.0.0/0',
  '1.2.3.4/',
  '::1,',
])('%s: no such thing', (text) => {
  expect(readTrustedProxies(text)).toBeNull();
});
