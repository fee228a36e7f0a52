import { Type } from '../types.ts';
import { valueKey } from '../values.ts';
import type { Option } from './literals.ts';
import type { Keywords, NormalSchema } from './normal-schema.ts';
import type { Solver } from './solver.ts';

/** What is known of a value of one type by some schemas that it meets, before anything is looked for. */
export class Met {
  readonly #listed = new Map<string, ReadonlySet<string> | null>();

  constructor(
    readonly solver: Solver,
    readonly owns: readonly NormalSchema[],
    readonly type: number,
  ) {}

  /** All the values that a member which must be there may have; null where they are not listed, or it may be missing. */
  listed(name: string): ReadonlySet<string> | null {
    let known = this.#listed.get(name);
    if (known === undefined) {
      known = this.#mustHave(name) ? this.#valuesOf(name) : null;
      this.#listed.set(name, known);
    }
    return known;
  }

  #mustHave(name: string): boolean {
    return this.type === Type.object && this.owns.some(({ keywords }) => keywords.required?.includes(name));
  }

  #valuesOf(name: string): ReadonlySet<string> | null {
    for (const { keywords } of this.owns) {
      const member = keywords.properties?.get(name);
      const values = member === undefined ? null : this.solver.glance.values(member);
      if (values !== null) return new Set(values.map(valueKey));
    }
    return null;
  }
}

/**
 * Whether the members that must be there already fail a schema, by their constants: what tells the branches of a
 * tagged union apart.
 */
export function isRefuted(solver: Solver, schema: NormalSchema, met: Met): boolean {
  const { tolerant } = solver.widthOf(schema);
  if (tolerant && schema.keywords.tag !== undefined) return false;
  for (const { keywords } of [schema, ...(schema.keywords.allOf ?? [])]) {
    for (const [name, member] of keywords.properties ?? []) {
      // A tolerant reader takes other values of a list, but not of a constant.
      const accepted = tolerant ? solver.glance.constants(member) : solver.glance.values(member);
      const sent = accepted === null ? null : met.listed(name);
      if (sent !== null && !accepted?.some((value) => sent.has(valueKey(value)))) return true;
    }
  }
  return false;
}

/**
 * Whether a way leads nowhere at first sight: it asks for a branch that the tag rules out, a schema must fail that is
 * met in the same words, or a member must. Of most schemas that lead to a change this is true of all but one of their
 * demands, and each would be a question of its own.
 */
export function isVain(solver: Solver, way: Option, met: Met): boolean {
  return way.some(({ schema, asked }) => {
    if (asked !== 'fails') return isRefuted(solver, schema, met);
    if (solver.made.isSingle(schema)) return isMemberHeld(solver, schema.keywords, met);
    return met.owns.some((one) => saysItAll(one.keywords) && (one === schema || solver.isSame(one, schema)));
  });
}

/** Whether the one demand is about one member, and the value is held to just that. */
function isMemberHeld(solver: Solver, { properties, additionalProperties }: Keywords, { owns }: Met): boolean {
  if (properties?.size !== 1 || additionalProperties !== undefined) return false;
  return [...properties].some(([name, refused]) =>
    owns.some(({ keywords }) => {
      const held = keywords.properties?.get(name);
      return held !== undefined && (held === refused || solver.isSame(held, refused));
    }),
  );
}

/** A schema of which no part, choice or condition is asked for apart from what it says itself. */
function saysItAll({ allOf, anyOf, oneOf, not, if: test, dependentSchemas }: Keywords): boolean {
  return [allOf, anyOf, oneOf, not, test, dependentSchemas].every((part) => part === undefined);
}
