import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSurface, type SurfaceStep, surfaceOf } from './index.ts';

interface SurfaceTable {
  rows: { steps: SurfaceStep[]; surface: string }[];
  /** Values that are not text, at places where only text travels: they come back as text. */
  wire: { steps: SurfaceStep[]; surface: string }[];
  refused: string[];
}

const golden = JSON.parse(readFileSync(new URL('./golden/surfaces.json', import.meta.url), 'utf8')) as SurfaceTable;

describe('the golden table of surfaces', () => {
  it('has not shrunk', () => {
    expect(golden.rows.length).toBeGreaterThanOrEqual(50);
  });

  it.each([...golden.rows, ...golden.wire])('$surface', ({ steps, surface }) => {
    expect(surfaceOf(steps)).toBe(surface);
    expect(surfaceOf(parseSurface(surface) ?? [{ property: 'not parsed' }])).toBe(surface);
  });

  it.each(golden.refused)('"%s" is no surface', (text) => {
    expect(parseSurface(text)).toBeUndefined();
  });
});

describe('surfaces of any walk', () => {
  const name = fc.string({ unit: fc.constantFrom(...'ab~/=*{}01 .', 'é', '"') });
  const header = name.map((text) => text.toLowerCase());
  const data = fc.array(
    fc.oneof(fc.constant<SurfaceStep>('items'), fc.constant<SurfaceStep>('values'), fc.record({ property: name })),
    { maxLength: 5 },
  );
  const parameter: fc.Arbitrary<SurfaceStep[]> = fc.oneof(
    fc
      .record({ in: fc.constantFrom('query', 'querystring', 'path', 'cookie'), name })
      .map((step): SurfaceStep[] => [step]),
    header.map((text): SurfaceStep[] => [{ in: 'header', name: text }]),
    fc.tuple(name, header).map(([status, text]): SurfaceStep[] => [{ response: status }, { header: text }]),
  );
  const body: fc.Arbitrary<SurfaceStep[]> = fc.oneof(
    fc.constant<SurfaceStep[]>([{ body: 'request' }]),
    fc
      .constantFrom('200', 'default', '4XX')
      .map((status): SurfaceStep[] => [{ response: status }, { body: 'response' }]),
  );
  const json = fc.oneof(
    // Integers beyond 2^53 are read as bigint, never as a double: the next line has them.
    fc
      .jsonValue({ noUnicodeString: true })
      .map((value) => JSON.stringify(value))
      .filter((json) => !/\d{16}/.test(json))
      .map((json) => JSON.parse(json) as unknown),
    fc.bigInt({ min: 2n ** 53n }),
    name,
  );
  const end = <T>(value: fc.Arbitrary<T>) =>
    fc.option(
      value.map((enumValue) => ({ enumValue })),
      { nil: undefined },
    );
  const walk: fc.Arbitrary<SurfaceStep[]> = fc.oneof(
    fc.tuple(parameter, data, end(name)).map(([root, steps, last]) => [...root, ...steps, ...(last ? [last] : [])]),
    fc.tuple(body, data, end(json)).map(([root, steps, last]) => [...root, ...steps, ...(last ? [last] : [])]),
  );

  it('can be read back', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        expect(parseSurface(surfaceOf(steps))).toEqual(steps);
      }),
      { numRuns: 1000 },
    );
  });

  it('are told apart', () => {
    fc.assert(
      fc.property(walk, walk, (one, other) => {
        const same = surfaceOf(one) === surfaceOf(other);
        expect(same).toBe(surfaceOf(parseSurface(surfaceOf(one)) ?? []) === surfaceOf(other));
        if (same) expect(parseSurface(surfaceOf(other))).toEqual(one);
      }),
    );
  });
});
