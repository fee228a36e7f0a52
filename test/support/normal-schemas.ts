import { NodeIds, type NormalSchema } from '../../packages/core/src/schema/containment/normal-schema.ts';
import { plainSchema } from '../../packages/core/src/schema/containment/plain-schema.ts';
import { NormalPool, type PoolSettings } from '../../packages/core/src/schema/containment/pool.ts';

/** A plain JSON Schema in normal form. */
export function normalOf(schema: unknown, side: Partial<PoolSettings> = {}): NormalSchema {
  const { root, dialect } = plainSchema(schema, 'schema.json');
  const pool = new NormalPool(new NodeIds(), { dialectOf: () => dialect, sender: null, position: 'sender', ...side });
  const [normal] = pool.at([root]);
  return normal ?? pool.always;
}
