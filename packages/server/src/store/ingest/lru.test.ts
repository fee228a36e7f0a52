import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lru } from './lru.ts';

const step = fc.record({
  does: fc.constantFrom('get' as const, 'set' as const, 'delete' as const),
  key: fc.constantFrom(...'abcdefgh'),
  scope: fc.constantFrom('', 'x', 'y'),
  value: fc.nat(9),
});

describe('what was asked for last', () => {
  it('is remembered, and never another value than that set last', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (steps, least) => {
        const lru = new Lru<number>(least);
        const set = new Map<string, number>();
        // Keys in the order in which they were asked for or set, the last one last.
        let asked: string[] = [];
        for (const { does, key, scope, value } of steps) {
          const name = `${scope} ${key}`;
          if (does === 'set') lru.set(key, value, scope);
          if (does === 'set') set.set(name, value);
          if (does === 'delete') lru.delete(key, scope);
          if (does === 'delete') set.delete(name);
          if (does === 'get') {
            const found = lru.get(key, scope);
            if (asked.slice(-least).includes(name)) expect(found).toBe(set.get(name));
            else expect([set.get(name), undefined]).toContain(found);
            if (found === undefined) continue;
          }
          asked = asked.filter((other) => other !== name);
          if (does !== 'delete') asked.push(name);
        }
      }),
    );
  });

  it('holds no more than twice as many', () => {
    const lru = new Lru<number>(10);
    for (let key = 0; key < 1000; key += 1) lru.set(String(key), key, String(key % 3));
    const held = Array.from({ length: 1000 }, (_, key) => lru.get(String(key), String(key % 3)));
    expect(held.filter((value) => value !== undefined).length).toBeLessThanOrEqual(20);
  });

  it('is forgotten when it is told to be', () => {
    const lru = new Lru<number>(10);
    lru.set('a', 1);
    lru.clear();
    expect(lru.get('a')).toBeUndefined();
  });
});
