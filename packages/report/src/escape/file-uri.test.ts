import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileUri, repositoryPath } from './file-uri.ts';

test.each([
  ['openapi.yaml', 'openapi.yaml'],
  ['./api/open api.yaml', 'api/open%20api.yaml'],
  ['../v1/größe.yaml', '../v1/gr%C3%B6%C3%9Fe.yaml'],
  ['main:api/a.yaml', 'main%3Aapi/a.yaml'],
  ['api\\a.yaml', 'api/a.yaml'],
  ['/srv/a#b?c.yaml', 'file:///srv/a%23b%3Fc.yaml'],
  ['//host/a.yaml', 'file:///host/a.yaml'],
  ['C:\\api\\a b.yaml', 'file:///C:/api/a%20b.yaml'],
  ['<stdin>', '%3Cstdin%3E'],
  ['50%.yaml', '50%25.yaml'],
  ['a\ud800b', 'a%EF%BF%BDb'],
  ['https://api.example:8443/v1/a%20b.yaml?x=1#/info', 'https://api.example:8443/v1/a%20b.yaml?x=1#/info'],
  ['https://[::1]:80/a b', 'https://[::1]:80/a%20b'],
  ['https://x.example/a"<b>%zz#c#d', 'https://x.example/a%22%3Cb%3E%25zz#c%23d'],
  ['https://not a host/x', 'https%3A//not%20a%20host/x'],
])('%j is %s', (label, uri) => {
  expect(fileUri(label)).toBe(uri);
});

test('any label gives a URI reference', () => {
  const ajv = new Ajv();
  addFormats.default(ajv);
  const isReference = ajv.compile({ type: 'string', format: 'uri-reference' });
  const start = fc.constantFrom('', '/', '//', 'https://', 'https://a.example/', 'http://[', 'C:/', '../', 'a:b/');
  fc.assert(
    fc.property(start, fc.string({ unit: 'binary' }), (before, text) => {
      expect(isReference(fileUri(before + text)), JSON.stringify(before + text)).toBe(true);
    }),
  );
});

test.each([
  ['openapi.yaml', 'openapi.yaml'],
  ['./api/a.yaml', 'api/a.yaml'],
  ['api\\a.yaml', 'api/a.yaml'],
  ['HEAD:api/a.yaml', 'api/a.yaml'],
  ['main:./a.yaml', 'a.yaml'],
  [':a.yaml', 'a.yaml'],
  ['<stdin>', null],
  ['/srv/a.yaml', null],
  ['C:\\a.yaml', null],
  ['../a.yaml', null],
  ['https://x.example/a.yaml', null],
  ['', null],
])('%j is %j in its repository', (label, path) => {
  expect(repositoryPath(label)).toBe(path);
});
