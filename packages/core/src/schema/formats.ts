/**
 * Formats as sets. `byte` and `binary` are no formats here: the model turns them into content keywords
 * (OpenAPI 3.1 §4.4.1.2).
 */

/** Sub-format → the formats that contain it. A double holds every integer of 53 bits exactly, a float of 24. */
const inclusions = new Map<string, readonly string[]>(
  Object.entries({
    int8: ['int16', 'int32', 'int64', 'float', 'double'],
    int16: ['int32', 'int64', 'float', 'double'],
    int32: ['int64', 'double'],
    uint8: ['uint16', 'uint32', 'uint64', 'int16', 'int32', 'int64', 'float', 'double'],
    uint16: ['uint32', 'uint64', 'int32', 'int64', 'float', 'double'],
    uint32: ['uint64', 'int64', 'double'],
    float: ['double'],
    email: ['idn-email'],
    hostname: ['idn-hostname'],
    uri: ['iri', 'uri-reference', 'iri-reference'],
    url: ['uri', 'iri', 'uri-reference', 'iri-reference'],
    iri: ['iri-reference'],
    'uri-reference': ['iri-reference'],
  }),
);

/** Formats whose set of values is defined by a specification; any other is opaque. */
const known: ReadonlySet<string> = new Set([
  ...inclusions.keys(),
  ...['int64', 'uint64', 'double', 'idn-email', 'idn-hostname', 'iri-reference', 'ipv4', 'ipv6', 'uuid', 'date'],
  ...['date-time', 'time', 'duration', 'json-pointer', 'relative-json-pointer', 'regex', 'uri-template'],
]);

/** Formats that say something of numbers; all others speak of strings. */
const numeric: ReadonlySet<string> = new Set([
  ...['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64', 'float', 'double', 'decimal'],
]);

/** Least and greatest value of the formats of integers (OpenAPI Format Registry). */
export const integerRanges: ReadonlyMap<string, readonly [least: bigint, greatest: bigint]> = new Map([
  ...[8n, 16n, 32n, 64n].map((bits) => [`int${bits}`, [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n]] as const),
  ...[8n, 16n, 32n, 64n].map((bits) => [`uint${bits}`, [0n, 2n ** bits - 1n]] as const),
]);

export type FormatRelation = 'narrower' | 'wider' | 'apart' | 'opaque';

/** How the set of `revision` relates to that of `base`; they differ. */
export function relateFormats(base: string, revision: string): FormatRelation {
  if (inclusions.get(base)?.includes(revision) === true) return 'wider';
  if (inclusions.get(revision)?.includes(base) === true) return 'narrower';
  return known.has(base) && known.has(revision) ? 'apart' : 'opaque';
}

export function isKnownFormat(format: string): boolean {
  return known.has(format);
}

export function isNumericFormat(format: string): boolean {
  return numeric.has(format);
}
