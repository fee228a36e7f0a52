import type { Dialect } from './dialect.ts';
import { isObject, member } from './raw.ts';

/** A spelling in schemas that only some versions of the specification have, met in another one. */
export interface ForeignKeyword {
  readonly keyword: string;
  /** What is foreign, for people: the keyword, or one form of its value. */
  readonly name: string;
  /** Only this form of the value is foreign; any when absent. */
  readonly isForeign?: (value: unknown) => boolean;
  /** The first version that has it; of earlier ones the last. */
  readonly home: Dialect;
  /** What to write here; for keywords of later versions, to say the later version is enough. */
  readonly instead?: string;
  /** Ignored, where it does not count as at home. */
  readonly ignored?: true;
}

const plain = (home: Dialect, keywords: readonly string[]): ForeignKeyword[] =>
  keywords.map((keyword) => ({ keyword, name: `"${keyword}"`, home }));

const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'bigint';
const isNull = (value: unknown) => value === 'null';
const listsNull = (value: unknown) => Array.isArray(value) && value.some((item) => isNull(member(item, 'type')));
const exclusive = ['exclusiveMinimum', 'exclusiveMaximum'] as const;

/** In order of version. */
const later: readonly ForeignKeyword[] = [
  ...plain('3.0', ['oneOf', 'anyOf', 'not', 'nullable', 'writeOnly', 'deprecated']),
  { keyword: 'discriminator', name: 'An object under "discriminator"', isForeign: isObject, home: '3.0' },
  { keyword: 'type', name: 'A list under "type"', isForeign: Array.isArray, home: '3.1' },
  { keyword: 'type', name: 'The type "null"', isForeign: isNull, home: '3.1' },
  // Members of a choice that only admit null are no schemas of their own to the comparison.
  ...['oneOf', 'anyOf'].map(
    (keyword): ForeignKeyword => ({ keyword, name: 'The type "null"', isForeign: listsNull, home: '3.1' }),
  ),
  ...exclusive.map(
    (keyword): ForeignKeyword => ({ keyword, name: `A number under "${keyword}"`, isForeign: isNumber, home: '3.1' }),
  ),
  ...plain('3.1', ['const', 'if', 'then', 'else', 'prefixItems', 'contains', 'minContains', 'maxContains']),
  ...plain('3.1', ['unevaluatedItems', 'patternProperties', 'unevaluatedProperties', 'propertyNames']),
  ...plain('3.1', ['dependentRequired', 'dependentSchemas', 'contentEncoding', 'contentMediaType', 'contentSchema']),
];

const earlier: readonly ForeignKeyword[] = [
  { keyword: 'nullable', name: '"nullable"', home: '3.0', instead: 'Add "null" to the types.', ignored: true },
  ...exclusive.map(
    (keyword): ForeignKeyword => ({
      keyword,
      name: `A boolean under "${keyword}"`,
      isForeign: (value) => typeof value === 'boolean',
      home: '3.0',
      instead: `Write the bound itself under "${keyword}".`,
    }),
  ),
  {
    keyword: 'discriminator',
    name: 'A text under "discriminator"',
    isForeign: (value) => typeof value === 'string',
    home: '2.0',
    instead: 'Write the name under "propertyName".',
  },
  {
    keyword: 'type',
    name: 'The type "file"',
    isForeign: (value) => value === 'file',
    home: '2.0',
    instead: 'Write a string in the format "binary".',
  },
];

/** What a version does not have, by keyword. */
export function foreignKeywords(dialect: Dialect): ReadonlyMap<string, readonly ForeignKeyword[]> {
  const found = new Map<string, ForeignKeyword[]>();
  const foreign = [...later.filter(({ home }) => home > dialect), ...earlier.filter(({ home }) => home < dialect)];
  for (const row of foreign) found.set(row.keyword, [...(found.get(row.keyword) ?? []), row]);
  return found;
}
