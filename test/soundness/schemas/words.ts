/**
 * What generators draw texts from. Patterns are a safe family (no nested or adjacent open-ended repetition), valid with
 * and without the `u` flag, each with texts that it matches.
 */
export const patterns: Readonly<Record<string, readonly string[]>> = {
  '^a': ['a', 'ab', 'a1', 'abc'],
  b$: ['b', 'ab', 'bb'],
  '^[a-c]+$': ['a', 'abc', 'cc', 'b'],
  '^[a-f0-9]{2}$': ['a0', '11', 'ff'],
  '^\\d+$': ['0', '12', '007'],
  '^(red|green)$': ['red', 'green'],
  '^(red|green|blue)$': ['red', 'green', 'blue'],
  '^[A-Z]{2,3}$': ['AB', 'XYZ'],
  '^[A-Z][a-z]*$': ['A', 'Abc', 'Red'],
  '^x-': ['x-a', 'x-1', 'x-'],
  '^[^x]': ['a', 'red', '1'],
  '[0-9]': ['1', 'a1', '2b'],
  '^.{1,4}$': ['a', 'ab', 'abcd'],
  '^$|^a$': ['', 'a'],
  '\\s': [' ', 'a b'],
};

/** Patterns that go well with names of members. */
export const namePatterns: Readonly<Record<string, readonly string[]>> = {
  '^x-': ['x-a', 'x-b'],
  '^[ab]$': ['a', 'b'],
  '^[a-z]+$': ['a', 'b', 'c', 'kind', 'zz'],
  '^.$': ['a', 'b', 'z', '1'],
  '[0-9]': ['p1', '2'],
};

/** Formats that ajv-formats judges as design.md §3 means them, with members and near misses. */
export const formats: Readonly<
  Record<string, { readonly members: readonly string[]; readonly others: readonly string[] }>
> = {
  date: { members: ['2024-02-29', '1999-12-31'], others: ['2023-02-29', '2024-1-1'] },
  'date-time': {
    members: ['2024-02-29T12:00:00Z', '1999-12-31T23:59:59.5+01:00'],
    others: ['2024-02-29T12:00:00', '2024-02-29'],
  },
  time: { members: ['12:00:00Z', '23:59:59+01:00'], others: ['25:00:00Z', '12:00'] },
  email: { members: ['a@b.de', 'jo.doe@example.com'], others: ['a@', '@b.de'] },
  hostname: { members: ['example.com', 'a'], others: ['-a-', 'a..b'] },
  uuid: {
    members: ['123e4567-e89b-12d3-a456-426614174000', 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
    others: ['123e4567-e89b-12d3-a456-42661417400', '123e4567'],
  },
  uri: { members: ['https://example.com/a?b=c', 'urn:a:b'], others: ['/a/b', 'a b'] },
  'uri-reference': { members: ['/a/b', 'https://example.com/'], others: ['\\\\a', 'a b'] },
  ipv4: { members: ['127.0.0.1', '10.1.2.3'], others: ['256.1.1.1', '1.2.3'] },
  ipv6: { members: ['::1', 'fe80::1'], others: [':::1', '127.0.0.1'] },
  duration: { members: ['P1D', 'PT2H30M'], others: ['1D', 'P'] },
};

/** Formats of numbers that OpenAPI defines. */
export const numberFormats = ['int32', 'int64', 'float', 'double'] as const;

export const plainTexts = [
  '',
  'a',
  'b',
  'ab',
  'abc',
  'red',
  'green',
  'blue',
  'RED',
  '1',
  '12',
  'x-a',
  'AB',
  'é',
  '😀',
  'a b',
];

export const memberNames = ['a', 'b', 'c', 'kind'] as const;
