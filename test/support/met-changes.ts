import { type Change, Role } from '../../packages/core/src/compare/change.ts';
import { compareModels } from '../../packages/core/src/compare/compare-models.ts';
import type { FactId } from '../../packages/core/src/compare/facts.ts';
import type { Level } from '../../packages/core/src/judge/proving/levels.ts';
import { SchemaSides } from '../../packages/core/src/judge/proving/schema-sides.ts';
import { WaySchemas } from '../../packages/core/src/judge/proving/way-schemas.ts';
import { Reach, type Way } from '../../packages/core/src/judge/reach.ts';
import { bodyOf, contractOf, modelOf } from './models.ts';

type Members = Readonly<Record<string, unknown>>;

/** One change, and how schemas lead to it from the only operation. */
export interface MetChange {
  readonly change: Change;
  readonly way: Way;
  readonly role: number;
  readonly schemas: WaySchemas;
}

/** Where the change of a schema is met: the operation that has it. */
export type Holder = (schema: unknown) => Members;

export const inRequest: Holder = (schema) => ({ requestBody: bodyOf(schema) });
export const inResponse: Holder = (schema) => ({
  responses: { 200: { description: 'Done', ...bodyOf(schema) } },
});

/** Every change between two schemas, met in one operation by one sender. */
export async function metChanges(
  base: unknown,
  revision: unknown,
  { holder = inRequest, level = 'breaking' }: { readonly holder?: Holder; readonly level?: Level } = {},
): Promise<readonly MetChange[]> {
  const [one, other] = [await modelOf(contractOf(holder(base))), await modelOf(contractOf(holder(revision)))];
  const compared = compareModels(one, other);
  const sides = new SchemaSides(compared, compared.clean);
  const reach = new Reach(compared.changes);
  return compared.changes.flatMap((change) =>
    reach.of(change).flatMap(({ way, role }) => {
      if (way === null || (role !== Role.consumer && role !== Role.provider)) return [];
      return { change, way, role, schemas: new WaySchemas(sides, way, role, level) };
    }),
  );
}

/** The change that states a fact; the only one with this name. */
export function metFact(met: readonly MetChange[], fact: FactId): MetChange {
  const [first, ...others] = met.filter(({ change }) => change.fact === fact);
  if (first !== undefined && others.length === 0) return first;
  throw new Error(`met were ${met.map(({ change }) => change.fact).join(', ') || 'no changes'}; not one ${fact}`);
}
