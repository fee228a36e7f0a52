import { Type } from '../types.ts';
import { valueKey } from '../values.ts';
import type { Keywords, NodeIds, NormalSchema } from './normal-schema.ts';
import { NormalSchema as Schema } from './normal-schema.ts';

/** Makes schemas that no document has, each once: a part of another one, or a limit that its negation needs. */
export class Made {
  readonly #known = new Map<NormalSchema, Map<string, NormalSchema>>();
  /** Schemas with one demand: their negation cannot be taken apart. */
  readonly #single = new Set<NormalSchema>();
  readonly #always: NormalSchema;
  readonly #limits = new Map<string, NormalSchema>();

  constructor(readonly ids: NodeIds) {
    this.#always = new Schema(ids.next(), null, '', this, () => ({}));
  }

  isSingle(schema: NormalSchema): boolean {
    return this.#single.has(schema);
  }

  /** A part of what `schema` says, under a name of its own. */
  part(schema: NormalSchema, name: string, read: () => Keywords): NormalSchema {
    let byName = this.#known.get(schema);
    if (byName === undefined) {
      byName = new Map();
      this.#known.set(schema, byName);
    }
    let made = byName.get(name);
    if (made === undefined) {
      made = new Schema(this.ids.next(), null, '', schema.home, read);
      byName.set(name, made);
    }
    return made;
  }

  /** One demand of `schema`, alone. */
  single(schema: NormalSchema, name: string, keywords: Keywords): NormalSchema {
    const made = this.part(schema, name, () => keywords);
    this.#single.add(made);
    return made;
  }

  /** A schema of nobody's: the same for the same text. */
  limit(name: string, keywords: Keywords): NormalSchema {
    let made = this.#limits.get(name);
    if (made === undefined) {
      made = new Schema(this.ids.next(), null, '', this, () => keywords);
      this.#limits.set(name, made);
      this.#single.add(made);
    }
    return made;
  }

  exactly(value: unknown): NormalSchema {
    return this.limit(`exactly ${valueKey(value)}`, { enum: [value] });
  }

  required(name: string): NormalSchema {
    return this.limit(`required ${name}`, { types: Type.object, required: [name] });
  }

  absent(name: string, never: NormalSchema = this.never()): NormalSchema {
    return this.limit(`absent ${name}`, { properties: new Map([[name, never]]) });
  }

  never(): NormalSchema {
    return this.limit('never', { never: true });
  }

  /** The same names, whatever their values. */
  anything(names: Iterable<string> | undefined): ReadonlyMap<string, NormalSchema> {
    return new Map([...(names ?? [])].map((name) => [name, this.#always]));
  }

  get always(): NormalSchema {
    return this.#always;
  }
}
