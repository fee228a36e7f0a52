import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basePathOf,
  callbackKey,
  formatOperationKey,
  normalisePath,
  operationKey,
  parseOperationKey,
  webhookKey,
} from './index.ts';

interface KeyTable {
  operations: { method: string; basePath: string; path: string; key: string }[];
  webhooks: { name: string; method: string; key: string }[];
  callbacks: { parent: string; name: string; expression: string; method: string; key: string }[];
  accepted: { text: string; key: string }[];
  refused: string[];
}

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`./golden/${name}`, import.meta.url), 'utf8')) as T;
const golden = read<KeyTable>('operation-keys.json');
const basePaths = read<{ rows: { url: string | null; variables?: Record<string, string>; basePath: string }[] }>(
  'base-paths.json',
);

describe('the golden table of operation keys', () => {
  it('has not shrunk', () => {
    expect(golden.operations.length + golden.webhooks.length + golden.callbacks.length).toBeGreaterThanOrEqual(60);
    expect(basePaths.rows.length).toBeGreaterThanOrEqual(45);
  });

  it.each(golden.operations)('$method "$basePath" "$path" → $key', ({ key, ...parts }) => {
    expect(operationKey(parts)).toBe(key);
  });

  it.each(golden.webhooks)('webhook "$name" → $key', ({ name, method, key }) => {
    expect(webhookKey(name, method)).toBe(key);
    expect(parseOperationKey(key)).toEqual({ kind: 'webhook', name, method: method.toUpperCase() });
  });

  it.each(golden.callbacks)('callback "$name" → $key', ({ key, ...parts }) => {
    expect(callbackKey(parts.parent, parts.name, parts.expression, parts.method)).toBe(key);
    expect(parseOperationKey(key)).toEqual({ kind: 'callback', ...parts, method: parts.method.toUpperCase() });
  });

  it.each(golden.operations)('$key reads back to itself', ({ key }) => {
    const parsed = parseOperationKey(key);
    expect(parsed && formatOperationKey(parsed)).toBe(key);
  });

  it.each(golden.accepted)('accepts "$text" as $key', ({ text, key }) => {
    const parsed = parseOperationKey(text);
    expect(parsed && formatOperationKey(parsed)).toBe(key);
  });

  it.each(golden.refused)('"%s" is no operation key', (text) => {
    expect(parseOperationKey(text)).toBeUndefined();
  });

  it('has a base path for each server URL', () => {
    for (const { url, variables, basePath } of basePaths.rows) {
      expect(basePathOf(url ?? undefined, variables), `${url} ${JSON.stringify(variables ?? {})}`).toBe(basePath);
    }
  });
});

describe('operation keys of any text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab/{}?#% ~*=.:\n', 'é', '\ud83d\ude00') });
  const method = fc.constantFrom('get', 'POST', 'Query', 'm-search');

  it('a key names one operation: parsing and spelling again changes nothing', () => {
    fc.assert(
      fc.property(method, text, text, (verb, basePath, path) => {
        const key = operationKey({ method: verb, basePath, path });
        const parsed = parseOperationKey(key);
        expect(parsed && formatOperationKey(parsed)).toBe(key);
      }),
    );
  });

  it('normalising twice is normalising once, and no blank is left', () => {
    fc.assert(
      fc.property(text, (path) => {
        const normal = normalisePath(path);
        expect(normalisePath(normal)).toBe(normal);
        expect(normal).toMatch(/^\/[^\s]*$/);
      }),
    );
  });

  it('the name of a parameter does not matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab/?#% ') }), text, (name, rest) => {
        expect(normalisePath(`/a/{${name}}/${rest}`)).toBe(normalisePath(`/a/{}/${rest}`));
      }),
    );
  });

  it('webhooks and callbacks give back their names', () => {
    fc.assert(
      fc.property(text, text, text, method, (path, name, expression, verb) => {
        const parent = operationKey({ method: verb, path });
        const METHOD = verb.toUpperCase();
        expect(parseOperationKey(webhookKey(name, verb))).toEqual({ kind: 'webhook', name, method: METHOD });
        expect(parseOperationKey(callbackKey(parent, name, expression, verb))).toEqual({
          kind: 'callback',
          parent,
          name,
          expression,
          method: METHOD,
        });
      }),
    );
  });

  it('a base path starts with a slash or is empty, and never ends with one', () => {
    fc.assert(
      fc.property(text, (url) => {
        const basePath = basePathOf(url);
        expect(basePath === '' || (basePath.startsWith('/') && !basePath.endsWith('/'))).toBe(true);
        expect(operationKey({ method: 'get', basePath, path: '/' })).toBe(`GET ${basePath === '' ? '/' : basePath}`);
      }),
    );
  });
});
