import { isObject } from '../../model/raw.ts';
import { Evaluator, LITERAL } from '../../schema/containment/evaluate.ts';
import { declaresMembers, ownNames } from '../../schema/containment/glance.ts';
import type { NormalSchema } from '../../schema/containment/normal-schema.ts';
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
    const parts = this.#applicable(schemas, value);
    if (Array.isArray(value)) {
      return value.every((item, index) =>
        this.place(
          parts.flatMap(({ keywords }) => {
            const own = index < (keywords.prefixItems?.length ?? 0) ? keywords.prefixItems?.[index] : keywords.items;
            return [own ?? [], keywords.contains ?? []].flat();
          }),
          item,
        ),
      );
    }
    return !isObject(value) || Object.keys(value).every((name) => this.#member(parts, name, value[name]));
  }

  #member(parts: readonly NormalSchema[], name: string, value: unknown): boolean {
    const described = parts.flatMap(({ keywords }) => [
      ...[keywords.properties?.get(name) ?? []].flat(),
      ...[...(keywords.patternProperties ?? [])].flatMap(([pattern, schema]) =>
        this.patterns.matches(pattern, name) === true ? schema : [],
      ),
    ]);
    const rest = parts.flatMap(({ keywords }) =>
      [keywords.additionalProperties ?? [], keywords.unevaluatedProperties ?? []].flat(),
    );
    const isDeclared = described.length > 0 || parts.some((part) => ownNames(part).has(name));
    if (!isDeclared && rest.length === 0 && parts.some(declaresMembers)) return false;
    return this.place(described.length > 0 ? described : rest, value);
  }

  /** The schemas that hold at a place: with their parts, and the branches that accept the value. */
  #applicable(schemas: readonly NormalSchema[], value: unknown): NormalSchema[] {
    const found = new Set(schemas);
    for (const schema of found) {
      const { allOf, anyOf, oneOf, if: test, then, else: otherwise, dependentSchemas } = schema.keywords;
      for (const part of allOf ?? []) found.add(part);
      for (const branch of [...(anyOf ?? []), ...(oneOf ?? [])]) if (this.#accepts(branch, value)) found.add(branch);
      if (test !== undefined) {
        const holds = this.#accepts(test, value);
        if (holds) found.add(test);
        const next = holds ? then : otherwise;
        if (next !== undefined) found.add(next);
      }
      for (const [trigger, one] of dependentSchemas ?? []) {
        if (isObject(value) && Object.hasOwn(value, trigger)) found.add(one);
      }
    }
    return [...found];
  }

  #accepts(schema: NormalSchema, value: unknown): boolean {
    return this.#evaluator.accepts(schema, value) === true;
  }
}
