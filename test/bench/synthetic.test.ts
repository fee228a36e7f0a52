import { describe, expect, it } from 'vitest';
import { growthExponent, median } from '../../bench/src/measure/statistics.ts';
import { syntheticDocument } from '../../bench/src/synthetic/document.ts';
import { syntheticRevision } from '../../bench/src/synthetic/revision.ts';

const options = { seed: 7, megabytes: 0.3, operations: 5, depth: 3, refShare: 0.25 };

/** Every `$ref` below a value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === '$ref' && typeof member === 'string' ? [member] : references(member),
  );
}

describe('syntheticDocument', () => {
  it('is the same for the same seed, and another one for another', () => {
    const text = JSON.stringify(syntheticDocument(options));
    expect(JSON.stringify(syntheticDocument(options))).toBe(text);
    expect(JSON.stringify(syntheticDocument({ ...options, seed: 8 }))).not.toBe(text);
  });

  it.each([0.2, 1, 3])('has about the wanted size: %s MB', (megabytes) => {
    const size = JSON.stringify(syntheticDocument({ ...options, megabytes }), null, 2).length / 1e6;
    expect(size / megabytes).toBeGreaterThan(0.8);
    expect(size / megabytes).toBeLessThan(1.25);
  });

  it('refers only to components that it has', () => {
    const { components, ...rest } = syntheticDocument(options);
    const names = Object.keys((components as { schemas: object }).schemas);
    const targets = references({ components, ...rest }).map((ref) => ref.replace('#/components/schemas/', ''));
    expect(targets.length).toBeGreaterThan(names.length);
    expect(targets.filter((target) => !names.includes(target))).toEqual([]);
  });
});

describe('syntheticRevision', () => {
  it('changes about the wanted share of the components, and leaves the base alone', () => {
    const base = syntheticDocument(options);
    const before = JSON.stringify(base);
    const revision = syntheticRevision(base, { seed: 8, changedShare: 0.5 });
    expect(JSON.stringify(base)).toBe(before);
    const schemas = (document: object) =>
      (document as { components: { schemas: Record<string, unknown> } }).components.schemas;
    const names = Object.keys(schemas(base));
    const changed = names.filter((name) => schemas(base)[name] !== schemas(revision)[name]);
    expect(changed.length / names.length).toBeGreaterThan(0.3);
    expect(changed.length / names.length).toBeLessThan(0.7);
  });
});

describe('statistics', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[5], 5],
  ])('median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it.each([0.5, 1, 1.1, 2])('finds the exponent %d', (exponent) => {
    const points = [1, 2, 4, 8, 16, 32].map((x) => [x, 3 * x ** exponent] as const);
    expect(growthExponent(points)).toBeCloseTo(exponent, 10);
  });
});
