import { isJsonObject, type JsonObject } from '../../support/drafts/contract-parts.ts';
import { forText, incomparable, narrower, type SchemaContext, type SchemaOperator } from './schema-operator.ts';

/** Items of arrays. */

const isArray = ({ type }: JsonObject) => type === 'array';
const hasNumber = (keyword: string) => (schema: JsonObject) => isArray(schema) && typeof schema[keyword] === 'number';
const lacks =
  (...keywords: readonly string[]) =>
  (schema: JsonObject) =>
    isArray(schema) && keywords.every((keyword) => schema[keyword] === undefined);

function when(test: (schema: JsonObject) => boolean, change: (schema: JsonObject) => JsonObject) {
  return (schema: JsonObject) => (test(schema) ? { ...schema, ...change(schema) } : null);
}

function whenModern(test: (schema: JsonObject) => boolean, change: (schema: JsonObject) => JsonObject) {
  return (schema: JsonObject, { isModern }: SchemaContext) =>
    isModern && test(schema) ? { ...schema, ...change(schema) } : null;
}

/** Items of another type than the one given, by which a position can be told. */
function otherType(items: unknown): string {
  return isJsonObject(items as JsonObject) && (items as JsonObject).type === 'boolean' ? 'string' : 'boolean';
}

export const arrayOperators: readonly SchemaOperator[] = [
  narrower(
    'minItems added',
    when(lacks('minItems'), () => ({ minItems: 1 })),
    forText,
  ),
  narrower(
    'minItems raised',
    when(hasNumber('minItems'), ({ minItems }) => ({ minItems: Number(minItems) + 1 })),
    forText,
  ),
  narrower(
    'maxItems added',
    when(lacks('maxItems'), ({ minItems }) => ({ maxItems: Number(minItems ?? 0) + 1 })),
    forText,
  ),
  narrower(
    'maxItems lowered',
    when(hasNumber('maxItems'), ({ maxItems }) => ({ maxItems: Number(maxItems) - 1 })),
    forText,
  ),
  narrower(
    'uniqueItems demanded',
    when(lacks('uniqueItems'), () => ({ uniqueItems: true })),
  ),
  narrower(
    'items described',
    when(lacks('items', 'prefixItems', 'unevaluatedItems'), () => ({ items: { type: 'string' } })),
  ),
  narrower(
    'further items closed',
    whenModern(
      (schema) => isArray(schema) && isJsonObject(schema.items ?? null),
      () => ({ items: false }),
    ),
  ),
  narrower(
    'unevaluated items closed',
    whenModern(lacks('items', 'prefixItems', 'contains', 'unevaluatedItems'), () => ({ unevaluatedItems: false })),
  ),
  incomparable(
    'first item described',
    whenModern(
      (schema) =>
        lacks('prefixItems')(schema) &&
        isJsonObject(schema.items ?? null) &&
        (schema.items as JsonObject).type !== undefined,
      ({ items }) => ({ prefixItems: [{ type: otherType(items) }] }),
    ),
  ),
  narrower(
    'an item of a kind demanded',
    whenModern(lacks('contains', 'prefixItems'), ({ items }) => ({
      contains:
        isJsonObject(items ?? null) && (items as JsonObject).type === 'integer'
          ? { minimum: 7 }
          : { minLength: 2, minProperties: 1 },
    })),
  ),
  narrower(
    'minContains raised',
    whenModern(hasNumber('minContains'), ({ minContains }) => ({ minContains: Number(minContains) + 1 })),
  ),
  narrower(
    'maxContains lowered',
    whenModern(hasNumber('maxContains'), ({ maxContains }) => ({ maxContains: Number(maxContains) - 1 })),
  ),
];
