import {
  isJsonObject,
  type Json,
  type JsonObject,
  partsOfKind,
  refOf,
  resolve,
} from '../../support/drafts/contract-parts.ts';
import { copyOf, type Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';

const listOf = (value: JsonObject): Json[] => (Array.isArray(value.parameters) ? value.parameters : []);

/** Where a parameter travels and its name, references followed. */
function identity(entry: JsonObject, parameter: Json): string {
  const ref = refOf(parameter);
  const target = ref === null ? parameter : resolve(entry, ref);
  return isJsonObject(target) ? `${String(target.in)}/${String(target.name).toLowerCase()}` : '';
}

function operationsBelow(entry: JsonObject, pathItem: JsonObject): JsonObject[] {
  return partsOfKind(entry, 'operation')
    .filter(({ parent }) => parent?.value === pathItem)
    .map(({ value }) => value);
}

/** Parameters of a path become those of each of its operations. */
export function parametersLowered({ entry }: Draft, random: Random): void {
  for (const { value } of partsOfKind(entry, 'path-item')) {
    if (listOf(value).length === 0 || random.chance(0.4)) continue;
    for (const operation of operationsBelow(entry, value)) {
      const own = new Set(listOf(operation).map((item) => identity(entry, item)));
      const inherited = listOf(value).filter((item) => !own.has(identity(entry, item)));
      operation.parameters = [...inherited.map(copyOf), ...listOf(operation)];
    }
    delete value.parameters;
  }
}

/** Parameters of the only operation of a path become those of the path. */
export function parametersRaised({ entry }: Draft, random: Random): void {
  for (const { value } of partsOfKind(entry, 'path-item')) {
    const [operation, ...others] = operationsBelow(entry, value);
    if (operation === undefined || others.length > 0 || random.chance(0.4)) continue;
    const own = new Set(listOf(operation).map((item) => identity(entry, item)));
    value.parameters = [...listOf(value).filter((item) => !own.has(identity(entry, item))), ...listOf(operation)];
    delete operation.parameters;
  }
}
