import { describe, expect, it } from 'vitest';
import { metChanges } from '../../../../../test/support/met-changes.ts';
import { jointly, type Part, wholly } from './joint.ts';
import { receiverSide, termsOf, type WaySchemas } from './way-schemas.ts';

const gap = (low: number, high: number) => ({ anyOf: [{ maximum: low }, { minimum: high }] });
const base = { type: 'integer', allOf: [gap(5, 3), gap(6, 2)] };
/** Both unions leave out the same numbers: no change alone does harm, and none taken back alone is enough. */
const revision = { type: 'integer', allOf: [gap(2, 6), gap(2, 6)] };

interface Met {
  readonly schemas: WaySchemas;
  readonly part: Part;
}

async function metParts(one: unknown, other: unknown): Promise<readonly Met[]> {
  const met = await metChanges(one, other);
  return met.map(({ change, way, schemas }) => ({ schemas, part: { change, way, message: change.fact } }));
}

function accepts({ way, role, decider }: WaySchemas, pool: ReturnType<WaySchemas['before']>, value: unknown) {
  return pool !== null && decider.accepts(pool.at(termsOf(way.anchor)[receiverSide(role)].roots), value);
}

describe('changes that break together', () => {
  it('are the fewest that must be taken back, the one asked for among them', async () => {
    const met = await metParts(base, revision);
    expect(met).toHaveLength(4);
    for (const { schemas, part } of met) {
      const joint = jointly(
        schemas,
        part,
        met.map((one) => one.part),
        4,
      );
      expect(joint?.others).toHaveLength(1);
      expect(joint?.others).not.toContain(part);
      expect(accepts(schemas, joint?.without ?? null, 4)).toBe(true);
    }
  });

  it('leave out a change that the others need not', async () => {
    const met = await metParts({ ...base, minimum: 0 }, { ...revision, minimum: -5 });
    const harmless = met.find(({ part }) => part.change.fact === 'minimum-decreased');
    if (harmless === undefined) throw new Error('the minimum did not fall');
    const parts = met.map(({ part }) => part);
    expect(jointly(harmless.schemas, harmless.part, parts, 4)).toBe(null);
  });

  it('show another message where the one that is known stays rejected', async () => {
    const [first, ...others] = await metParts(base, revision);
    if (first === undefined) throw new Error('nothing changed');
    const parts = others.map(({ part }) => part);
    expect(jointly(first.schemas, first.part, parts, 'no number')).toMatchObject({ value: 3 });
  });
});

it('all that changed at a place can be taken back as a whole', async () => {
  const [first] = await metParts({ properties: { a: base } }, { properties: { a: false } });
  if (first === undefined) throw new Error('nothing changed');
  const whole = wholly(first.schemas, first.part, [first.part], 4);
  expect(whole?.others).toEqual([]);
  expect(accepts(first.schemas, whole?.without ?? null, 4)).toBe(true);
});
