import { isObject, type Schema, sameJson } from './json.ts';
import { type Pair, pairOf } from './pairs.ts';
import { Random } from './random.ts';
import type { Components } from './schemas/corpus.ts';

/** Two versions of one contract. */
export interface Versions {
  readonly old: Components;
  readonly new: Components;
}

/** Makes pairs of the component schemas of real contracts: what was really changed, and mutations. */
export class CorpusPairs {
  readonly #versions: readonly Versions[];
  readonly #changed: readonly (readonly [Schema, Schema])[];

  constructor(versions: readonly Versions[]) {
    this.#versions = versions.filter(({ old }) => old.schemas.size > 0);
    this.#changed = versions.flatMap(changedIn);
  }

  /** Component schemas to choose from. */
  get size(): number {
    return this.#versions.reduce((sum, { old }) => sum + old.schemas.size, 0);
  }

  pair(seed: number): Pair {
    const random = new Random(seed);
    const real = random.chance(0.12) ? random.pick(this.#changed) : undefined;
    if (real !== undefined) {
      const [sender, receiver] = random.chance(0.5) ? real : [real[1], real[0]];
      return { family: 'corpus', making: 'versions', contained: false, sender, receiver, steps: [] };
    }
    const components = random.pick(this.#versions)?.old;
    const schemas = [...(components?.schemas.values() ?? [])];
    const pick = () => random.pick(schemas) ?? true;
    // Structures rather than bare texts, as far as there are any.
    const drawn = [pick(), pick(), pick(), pick()];
    const schema =
      drawn.find((one) => isObject(one) && (one.properties ?? one.allOf ?? one.oneOf ?? one.anyOf)) ?? pick();
    return pairOf('corpus', schema, () => structuredClone(pick()), random);
  }
}

function changedIn({ old, new: revision }: Versions): (readonly [Schema, Schema])[] {
  return [...old.schemas].flatMap(([name, schema]) => {
    const other = revision.schemas.get(name);
    return other === undefined || sameJson(schema, other) ? [] : [[schema, other] as const];
  });
}
