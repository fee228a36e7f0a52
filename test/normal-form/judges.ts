import { contractDialect } from '../../packages/core/src/schema/containment/contract-dialect.ts';
import { Evaluator, LITERAL } from '../../packages/core/src/schema/containment/evaluate.ts';
import { NodeIds, type NormalSchema } from '../../packages/core/src/schema/containment/normal-schema.ts';
import { Patterns } from '../../packages/core/src/schema/containment/patterns.ts';
import { plainSchema } from '../../packages/core/src/schema/containment/plain-schema.ts';
import { NormalPool, type PoolSettings } from '../../packages/core/src/schema/containment/pool.ts';
import { toJsonSchema } from '../../packages/core/src/schema/containment/to-json-schema.ts';
import { Descendants } from '../../packages/core/src/schema/descendants.ts';
import { modelOf } from '../support/models.ts';
import type { Row } from './row.ts';
import { validator } from './validator.ts';

const versions = { '2.0': { swagger: '2.0' }, '3.0': { openapi: '3.0.3' }, '3.1': { openapi: '3.1.0' } } as const;

/** The normal form of a row's schema. */
export async function normalForm(row: Row, position: PoolSettings['position']): Promise<NormalSchema[]> {
  const settings = { sender: row.sender ?? null, position };
  if (row.in === '2020-12') {
    const { root, dialect } = plainSchema(spelled(wholeSchema(row), '#/$defs/'), 'row.json');
    return new NormalPool(new NodeIds(), { ...settings, dialectOf: () => dialect }).at([root]);
  }
  const named = row.named ?? {};
  const contract =
    row.in === '2.0'
      ? { ...versions[row.in], definitions: spelled(named, '#/definitions/') }
      : { ...versions[row.in], components: { schemas: named } };
  const schema = row.in === '2.0' ? spelled(row.schema, '#/definitions/') : row.schema;
  const model = await modelOf({ ...contract, 'x-row': schema });
  const node = model.root.child('x-row');
  if (node === undefined) throw new Error('the contract lost its schema');
  const dialect = contractDialect(model, new Descendants(model));
  return new NormalPool(new NodeIds(), { ...settings, dialectOf: () => dialect }).at([node]);
}

function wholeSchema({ schema, named }: Row): unknown {
  if (named === undefined) return schema;
  if (typeof schema !== 'object') throw new Error('a boolean schema has no room for others');
  return { ...schema, $defs: named };
}

/** References as the dialect spells them. */
function spelled(value: unknown, holder: string): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', holder));
}

/** How the engine's own evaluator judges values. */
export function ours(schemas: readonly NormalSchema[]): (value: unknown) => boolean | null {
  const evaluator = new Evaluator(new Patterns(), LITERAL);
  return (value) => {
    const verdicts = schemas.map((schema) => evaluator.accepts(schema, value));
    if (verdicts.includes(false)) return false;
    return verdicts.includes(null) ? null : true;
  };
}

/** How an independent validator judges them. */
export function theirs(schemas: readonly NormalSchema[]): (value: unknown) => boolean {
  return validator(toJsonSchema(schemas));
}
