import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lru } from './lru.ts';

const name = fc.record({ key: fc.constantFrom(...'abcdefgh'), scope: fc.constantFrom('', 'x', 'y') });
const step = fc.record({
  does: fc.constantFrom('get' as const, 'set' as const, 'delete' as const),
  name,
  value: fc.nat(9),
});

type Name = typeof name extends fc.Arbitrary<infer T> ? T : never;

/** What was set, and the names in the order in which they were asked for or set, the last one last. */
class Model {
  readonly values = new Map<string, number>();
  asked: string[] = [];

  forget(text: string): void {
    this.asked = this.asked.filter((other) => other !== text);
  }

  ask(text: string): void {
    this.forget(text);
    this.asked.push(text);
  }
}

const textOf = ({ key, scope }: Name) => `${scope} ${key}`;

const STEPS: Readonly<
  Record<'get' | 'set' | 'delete', (lru: Lru<number>, model: Model, at: Name, value: number, least: number) => void>
> = {
  set(lru, model, at, value) {
    lru.set(at.key, value, at.scope);
    model.values.set(textOf(at), value);
    model.ask(textOf(at));
  },
  delete(lru, model, at) {
    lru.delete(at.key, at.scope);
    model.values.delete(textOf(at));
    model.forget(textOf(at));
  },
  get(lru, model, at, _, least) {
    const found = lru.get(at.key, at.scope);
    const value = model.values.get(textOf(at));
    if (model.asked.slice(-least).includes(textOf(at))) expect(found).toBe(value);
    else expect([value, undefined]).toContain(found);
    if (found !== undefined) model.ask(textOf(at));
  },
};

describe('what was asked for last', () => {
  it('is remembered, and never another value than that set last', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (steps, least) => {
        const lru = new Lru<number>(least);
        const model = new Model();
        for (const { does, name: at, value } of steps) STEPS[does](lru, model, at, value, least);
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
