/** A text on which a backtracking search takes longer than the limit, kept where schemas list values. */
const ATTACK = `${'a'.repeat(34)}!`;

const TAME = '^[a-z]{1,8}$';

type Pair = readonly [base: unknown, revision: unknown];

/** Name of a member → its schema on both sides, given the hostile pattern. */
const PLACEMENTS: Readonly<Record<string, (pattern: string) => Pair>> = {
  added: (pattern) => [{ type: 'string' }, { type: 'string', pattern }],
  removed: (pattern) => [{ type: 'string', pattern }, { type: 'string' }],
  changedTo: (pattern) => [
    { type: 'string', pattern: TAME },
    { type: 'string', pattern },
  ],
  changedFrom: (pattern) => [
    { type: 'string', pattern },
    { type: 'string', pattern: TAME },
  ],
  changedInside: (pattern) => [
    { type: 'string', pattern },
    { type: 'string', pattern: `${pattern}|x` },
  ],
  besideLength: (pattern) => [
    { type: 'string', pattern, maxLength: 50 },
    { type: 'string', pattern, maxLength: 45 },
  ],
  besideValues: (pattern) => [
    { type: 'string', enum: [ATTACK, 'b', 'c'] },
    { type: 'string', enum: [ATTACK, 'b'], pattern, default: ATTACK, examples: [ATTACK] },
  ],
  besideConstant: (pattern) => [{ pattern }, { const: ATTACK }],
  below: (pattern) => [{ type: 'string' }, { type: 'string', not: { pattern } }],
  oneOfMany: (pattern) => [
    { anyOf: [{ type: 'string', pattern: TAME }, { type: 'integer' }] },
    { anyOf: [{ type: 'string', pattern }, { type: 'string', pattern: TAME }, { type: 'integer' }] },
  ],
  names: (pattern) => [{ type: 'object' }, { type: 'object', propertyNames: { pattern } }],
  nameAdded: (pattern) => [
    { type: 'object' },
    { type: 'object', patternProperties: { [pattern]: { type: 'string' } } },
  ],
  nameRemoved: (pattern) => [
    { type: 'object', patternProperties: { [pattern]: { type: 'string' } } },
    { type: 'object' },
  ],
  nameChanged: (pattern) => [
    { type: 'object', patternProperties: { [pattern]: { type: 'string' } }, additionalProperties: false },
    { type: 'object', patternProperties: { [`${pattern}|x`]: { type: 'string' } }, additionalProperties: false },
  ],
  nameKept: (pattern) => [
    { type: 'object', patternProperties: { [pattern]: { type: 'string' } }, properties: { [ATTACK]: {} } },
    { type: 'object', patternProperties: { [pattern]: { type: 'integer' } }, properties: { [ATTACK]: {} } },
  ],
};

/** Whatever becomes of the pattern, this is found: the comparison did not give up. */
const CONTROL: Pair = [
  { type: 'string', maxLength: 20 },
  { type: 'string', maxLength: 12 },
];

/** The contract of one side: the schemas as members of a request and a response, the bare pattern as a parameter. */
export function contractOf(pattern: string, side: 0 | 1): string {
  const placed = Object.entries(PLACEMENTS).map(([name, place]) => [name, place(pattern)[side]] as const);
  const schema = { type: 'object', properties: Object.fromEntries([...placed, ['control', CONTROL[side]]]) };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/It' } } };
  const parameter = { name: 'q', in: 'query', schema: PLACEMENTS.added?.(pattern)[side] };
  const post = { parameters: [parameter], requestBody: { content }, responses: { 200: { description: '', content } } };
  const info = { title: 'Hostile', version: '1' };
  return JSON.stringify({
    openapi: '3.1.0',
    info,
    paths: { '/things': { post } },
    components: { schemas: { It: schema } },
  });
}
