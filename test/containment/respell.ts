import { isObject, type Json, type Schema } from '../soundness/json.ts';

const sets: ReadonlySet<string> = new Set(['required', 'enum', 'type', 'allOf', 'anyOf', 'oneOf']);

/** The schema with its members, and the lists that are sets, the other way round. */
export function reordered(schema: Schema): Schema {
  return turned(schema) as Schema;
}

function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(
    entries.map(([key, item]) => [
      key,
      sets.has(key) && Array.isArray(item) ? item.map(turned).reverse() : turned(item),
    ]),
  );
}

interface Respelling {
  readonly name: string;
  readonly respell: (schema: Schema) => Schema;
}

/** Says the same around the whole; what is referred to stays at the top. */
const around =
  (wrap: (body: Schema) => Schema) =>
  (schema: Schema): Schema => {
    if (typeof schema === 'boolean') return wrap(schema);
    const { $defs, ...body } = schema;
    const wrapped = wrap(body);
    if ($defs === undefined || typeof wrapped === 'boolean') return wrapped;
    return {
      ...wrapped,
      $defs: { ...(isObject(wrapped.$defs) ? wrapped.$defs : {}), ...(isObject($defs) ? $defs : {}) },
    };
  };

export const respellings: readonly Respelling[] = [
  { name: 'a part of allOf', respell: around((body) => ({ allOf: [body] })) },
  { name: 'behind a reference', respell: around((body) => ({ $ref: '#/$defs/whole', $defs: { whole: body } })) },
  { name: 'the only branch', respell: around((body) => ({ oneOf: [body] })) },
  { name: 'a branch beside nothing', respell: around((body) => ({ anyOf: [false, body] })) },
  { name: 'twice', respell: around((body) => ({ allOf: [body, body] })) },
];
