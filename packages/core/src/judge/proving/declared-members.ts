import { isObject } from '../../model/raw.ts';
import { declaresMembers, describing, describingItem, ownNames } from '../../schema/containment/declared-names.ts';
import { Evaluator, LITERAL } from '../../schema/containment/evaluate.ts';
import { reached } from '../../schema/containment/in-place.ts';
import type { Keywords, NormalSchema } from '../../schema/containment/normal-schema.ts';
import type { Patterns } from '../../schema/containment/patterns.ts';

/**
 * Whether a message holds only members that its sender's contract leaves it room to send: declared ones, and others
 * where the object is open by its own word or declares nothing at all. Walks over the message with the schemas that
 * apply at each place.
 */
export function holdsDeclaredOnly(patterns: Patterns, sender: readonly NormalSchema[], message: unknown): boolean {
  return new Walk(patterns).place(sender, message);
}

class Walk {
  readonly #evaluator: Evaluator;

  constructor(readonly patterns: Patterns) {
    this.#evaluator = new Evaluator(patterns, LITERAL);
  }

  place(schemas: readonly NormalSchema[], value: unknown): boolean {
    const parts = [...reached(schemas, ({ keywords }) => this.#appliedTo(value, keywords))];
    if (Array.isArray(value)) return value.every((item, index) => this.#item(parts, index, item));
    return !isObject(value) || Object.keys(value).every((name) => this.#member(parts, name, value[name]));
  }

  #item(parts: readonly NormalSchema[], index: number, value: unknown): boolean {
    const described = parts.flatMap(({ keywords }) => [describingItem(keywords, index) ?? [], keywords.contains ?? []]);
    return this.place(described.flat(), value);
  }

  #member(parts: readonly NormalSchema[], name: string, value: unknown): boolean {
    const described = parts.flatMap(({ keywords }) => describing(keywords, name, this.patterns) ?? []);
    const rest = parts.flatMap(({ keywords }) =>
      [keywords.additionalProperties ?? [], keywords.unevaluatedProperties ?? []].flat(),
    );
    const isDeclared = described.length > 0 || parts.some((part) => ownNames(part).has(name));
    if (!isDeclared && rest.length === 0 && parts.some(declaresMembers)) return false;
    return this.place(described.length > 0 ? described : rest, value);
  }

  /** What a schema holds a value to beside its own keywords: its parts, and the branches that accept the value. */
  #appliedTo(value: unknown, said: Keywords): NormalSchema[] {
    const { allOf = [], anyOf = [], oneOf = [], if: test, dependentSchemas } = said;
    const branches = [...anyOf, ...oneOf].filter((branch) => this.#accepts(branch, value));
    const dependent = [...(dependentSchemas ?? [])].flatMap(([trigger, schema]) =>
      isObject(value) && Object.hasOwn(value, trigger) ? schema : [],
    );
    return [...allOf, ...branches, ...(test === undefined ? [] : this.#conditional(test, said, value)), ...dependent];
  }

  #conditional(test: NormalSchema, said: Keywords, value: unknown): readonly NormalSchema[] {
    if (this.#accepts(test, value)) return [test, said.then ?? []].flat();
    return [said.else ?? []].flat();
  }

  #accepts(schema: NormalSchema, value: unknown): boolean {
    return this.#evaluator.accepts(schema, value) === true;
  }
}
