import { isJsonObject, type Json, type JsonObject, refOf } from '../../support/drafts/contract-parts.ts';
import { alike, incomparable, narrower, type SchemaContext, type SchemaOperator } from './schema-operator.ts';

/** Unions, conjunctions, negation, conditions, discriminators. */

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const propertiesOf = ({ properties }: JsonObject): JsonObject => (isJsonObject(properties) ? properties : {});

/** Spelled out of line: an object with a member of this name looks like a promise. */
const THEN = 'then';

function isTagged(schema: JsonObject): boolean {
  return isJsonObject(schema.discriminator ?? null);
}

function branchDropped(isWanted: (schema: JsonObject) => boolean) {
  return (schema: JsonObject, { random }: SchemaContext) => {
    const keyword = Array.isArray(schema.oneOf) ? 'oneOf' : 'anyOf';
    const branches = listOf(schema[keyword]);
    if (branches.length < 3 || !isWanted(schema)) return null;
    const at = Math.floor(random.next() * branches.length);
    const branch = branches[at];
    const gone = branch === undefined ? null : refOf(branch);
    const kept = { ...schema, [keyword]: branches.filter((_, index) => index !== at) };
    return isJsonObject(schema.discriminator ?? null)
      ? { ...kept, discriminator: withoutTag(schema.discriminator, gone) }
      : kept;
  };
}

function withoutTag(discriminator: Json | undefined, ref: string | null): Json {
  if (!isJsonObject(discriminator) || !isJsonObject(discriminator.mapping)) return discriminator ?? null;
  const mapping = Object.entries(discriminator.mapping).filter(([, target]) => target !== ref);
  return { ...discriminator, mapping: Object.fromEntries(mapping) };
}

/** Branches of plain types, none of them an object: nothing tells an unknown one apart. */
function isOfPlainTypes(schema: JsonObject): boolean {
  return [...listOf(schema.oneOf), ...listOf(schema.anyOf)].every(
    (branch) => isJsonObject(branch) && typeof branch.type === 'string' && branch.type !== 'object',
  );
}

function untaggedAdded(schema: JsonObject): JsonObject | null {
  const keyword = Array.isArray(schema.oneOf) ? 'oneOf' : 'anyOf';
  const branches = listOf(schema[keyword]);
  // What two branches take, only one of them may take literally: an array must be something new.
  const isNew = branches.every((item) => isJsonObject(item) && typeof item.type === 'string' && item.type !== 'array');
  if (branches.length < 2 || isTagged(schema) || schema.type !== undefined || !isNew) return null;
  return { ...schema, [keyword]: [...branches, { type: 'array', items: { type: 'boolean' }, maxItems: 2 }] };
}

const keepsNames = ({ type, enum: list, const: constant }: JsonObject) =>
  type === 'string' && list === undefined && constant === undefined;

export const logicOperators: readonly SchemaOperator[] = [
  {
    ...narrower('tagged branch dropped', branchDropped(isTagged)),
    takenBack: { request: 'compatible', response: { declared: 'risky', strict: 'breaking' } },
  },
  narrower('untagged branch dropped', branchDropped(isOfPlainTypes)),
  {
    name: 'untagged branch added',
    edit: untaggedAdded,
    planted: { request: 'compatible', response: 'breaking' },
    takenBack: { request: 'breaking', response: 'compatible' },
  },
  narrower('allOf member added', (schema) =>
    keepsNames(schema) ? { ...schema, allOf: [...listOf(schema.allOf), { maxLength: 2 }] } : null,
  ),
  narrower('allOf member demands a member', (schema, { isComposite }) => {
    const [name] = Object.keys(propertiesOf(schema)).filter((item) => !listOf(schema.required).includes(item));
    const value = propertiesOf(schema)[name ?? ''];
    if (
      name === undefined ||
      isComposite ||
      !isJsonObject(value) ||
      value.readOnly === true ||
      value.writeOnly === true
    )
      return null;
    return { ...schema, allOf: [...listOf(schema.allOf), { required: [name] }] };
  }),
  narrower('schema ruled out', (schema) =>
    keepsNames(schema) && schema.not === undefined ? { ...schema, not: { minLength: 4 } } : null,
  ),
  narrower('more ruled out', (schema) => {
    const { not } = schema;
    return isJsonObject(not ?? null) && typeof (not as JsonObject).minimum === 'number'
      ? { ...schema, not: { ...(not as JsonObject), minimum: Number((not as JsonObject).minimum) - 30 } }
      : null;
  }),
  narrower('condition added', (schema, { isModern, isComposite }) => {
    const names = Object.keys(propertiesOf(schema)).filter((item) => !listOf(schema.required).includes(item));
    const [one, other] = names.filter((name) => isSentBoth(propertiesOf(schema)[name]));
    if (!isModern || isComposite || one === undefined || other === undefined || schema.if !== undefined) return null;
    return { ...schema, if: { required: [one] }, [THEN]: { required: [other] } };
  }),
  narrower('consequence demands more', (schema, { random }) => {
    const [condition, consequence] = [schema.if ?? null, schema[THEN] ?? null];
    if (!isJsonObject(condition) || !isJsonObject(consequence)) return null;
    const said = [condition, consequence, schema].flatMap(({ required }) => listOf(required));
    const name = random.pick(Object.keys(propertiesOf(schema)).filter((item) => !said.includes(item)));
    return name === undefined
      ? null
      : { ...schema, [THEN]: { ...consequence, required: [...listOf(consequence.required), name] } };
  }),
  incomparable(
    'member that holds the tag changed',
    (schema) => {
      const { discriminator } = schema;
      if (typeof discriminator === 'string') return { ...schema, discriminator: 'plantedTag' };
      return isJsonObject(discriminator)
        ? { ...schema, discriminator: { ...discriminator, propertyName: 'plantedTag' } }
        : null;
    },
    { withoutWitness: 'validators do not read discriminators' },
  ),
  alike(
    'discriminator dropped',
    { declared: 'risky', strict: null },
    ({ discriminator, ...schema }) =>
      isJsonObject(discriminator) && Array.isArray(schema.oneOf) && discriminator.mapping === undefined ? schema : null,
    { withoutWitness: 'validators do not read discriminators' },
  ),
  {
    ...incomparable(
      'tag of a branch renamed',
      (schema, { random }) => {
        const { discriminator } = schema;
        if (!isJsonObject(discriminator) || !isJsonObject(discriminator.mapping) || !Array.isArray(schema.oneOf))
          return null;
        const { mapping } = discriminator;
        const tag = random.pick(Object.keys(mapping));
        if (tag === undefined) return null;
        const renamed = Object.entries(mapping).map(([name, target]) => [name === tag ? 'plantedTag' : name, target]);
        return { ...schema, discriminator: { ...discriminator, mapping: Object.fromEntries(renamed) as JsonObject } };
      },
      { withoutWitness: 'validators do not read discriminators' },
    ),
    planted: { request: 'breaking', response: { declared: 'risky', strict: 'breaking' } },
    takenBack: { request: 'breaking', response: { declared: 'risky', strict: 'breaking' } },
  },
];

function isSentBoth(schema: Json | undefined): boolean {
  return isJsonObject(schema) && schema.readOnly !== true && schema.writeOnly !== true && schema.$ref === undefined;
}
