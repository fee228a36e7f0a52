import { describe, expect, test } from 'vitest';
import { isAbsoluteUri, resolveUri, splitReference } from './uri.ts';

describe('resolveUri', () => {
  // The pairs of RFC 3986, sections 5.4.1 and 5.4.2, without fragments.
  test.each([
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    [';x', 'http://a/b/c/;x'],
    ['g;x', 'http://a/b/c/g;x'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['./', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['../../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['..g', 'http://a/b/c/..g'],
    ['./../g', 'http://a/b/g'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g/./h', 'http://a/b/c/g/h'],
    ['g/../h', 'http://a/b/c/h'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
  ])('%j against http://a/b/c/d;p?q is %j', (reference, expected) => {
    expect(resolveUri('http://a/b/c/d;p?q', reference)).toBe(expected);
  });

  test.each([
    ['openapi.yaml', './schemas/pet.yaml', 'schemas/pet.yaml'],
    ['schemas/pet.yaml', '../openapi.yaml', 'openapi.yaml'],
    ['schemas/pet.yaml', 'toy.yaml', 'schemas/toy.yaml'],
    ['openapi.yaml', '../common.yaml', '../common.yaml'],
    ['../x/a.yaml', '../../b.yaml', '../../b.yaml'],
    ['../x/a.yaml', '../y/b.yaml', '../y/b.yaml'],
    ['openapi.yaml', 'my%20pet.yaml', 'my pet.yaml'],
    ['a/openapi.yaml', '%2e%2e/%2e%2e/etc/passwd', '../etc/passwd'],
    ['openapi.yaml', '50%.yaml', '50%.yaml'],
    ['openapi.yaml', '/etc/passwd', '/etc/passwd'],
    ['openapi.yaml', 'file:///etc/../etc/passwd', 'file:///etc/passwd'],
    ['openapi.yaml', 'https://Example.com/a/../b.json', 'https://Example.com/b.json'],
    ['openapi.yaml', '//example.com/x', '//example.com/x'],
    ['https://example.com', 'a.json', 'https://example.com/a.json'],
    ['https://example.com/a b/c.json', 'd%20e.json', 'https://example.com/a b/d%20e.json'],
    ['openapi.yaml', '', 'openapi.yaml'],
  ])('from %j, %j is %j', (base, reference, expected) => {
    expect(resolveUri(base, reference)).toBe(expected);
  });
});

test.each([
  ['#/a', { path: '', fragment: '/a' }],
  ['a.yaml', { path: 'a.yaml', fragment: '' }],
  ['a.yaml#', { path: 'a.yaml', fragment: '' }],
  ['a.yaml#/b#c', { path: 'a.yaml', fragment: '/b#c' }],
])('%j is cut at its first #', (reference, parts) => {
  expect(splitReference(reference)).toEqual(parts);
});

test.each([
  ['https://a/b', true],
  ['urn:uuid:1', true],
  ['file:///x', true],
  ['a/b:c', false],
  ['../x', false],
  ['//host/x', false],
])('%j has a scheme: %s', (uri, expected) => {
  expect(isAbsoluteUri(uri)).toBe(expected);
});
