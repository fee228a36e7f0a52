import { ANY_JSON, COUNT, listOf, oneOf, orNull, record, type Schema, site, TEXT } from './published-schema.ts';

const HEADERS: Schema = { type: 'object', additionalProperties: TEXT };

const summary = record({
  breaking: COUNT,
  risky: COUNT,
  compatible: COUNT,
  docs: COUNT,
  error: COUNT,
  warning: COUNT,
  info: COUNT,
  waived: COUNT,
  recommendedBump: oneOf('major', 'minor', 'patch', 'none'),
});

const operation = record({
  key: { type: 'string', description: 'Normalised: joins with usage.' },
  method: TEXT,
  path: { type: 'string', description: 'The template with its parameter names.' },
  id: { type: ['string', 'null'] },
});

const waiver = record({
  reason: TEXT,
  owner: TEXT,
  until: { type: ['string', 'null'], description: '`YYYY-MM-DD`, the last day on which it holds; null: without end.' },
});

const mediaType: Schema = { type: ['string', 'null'] };

/** The consumer sends what the base accepts, the provider what the revision does: requests of webhooks too. */
const SIDES = { acceptedBy: { enum: ['base', 'revision'] }, rejectedBy: { enum: ['base', 'revision'] } };

const requestWitness = record({
  ...SIDES,
  request: record({ method: TEXT, path: TEXT, headers: HEADERS, mediaType, body: ANY_JSON }),
});

const responseWitness = record({
  ...SIDES,
  response: record({ status: TEXT, headers: HEADERS, mediaType, body: ANY_JSON }),
});

const finding = record({
  fingerprint: {
    type: 'string',
    pattern: '^[0-9a-f]{16}$',
    description: 'Stable over reworded messages and moved lines.',
  },
  cause: {
    type: 'string',
    description: 'Findings with the same cause come from one change. Unique within a verdict only.',
  },
  rule: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
  effect: oneOf('breaking', 'risky', 'compatible', 'docs'),
  breaks: { type: 'array', items: oneOf('wire', 'source'), uniqueItems: true },
  severity: oneOf('error', 'warning', 'info', 'off'),
  proof: oneOf('witness', 'exact', 'contained', 'rule'),
  reading: oneOf('declared', 'tolerant', 'literal'),
  direction: { enum: ['request', 'response', 'none'], description: 'The sender: the consumer, the provider, neither.' },
  message: TEXT,
  why: TEXT,
  advice: TEXT,
  location: record({ element: listOf(TEXT), surface: TEXT }),
  base: orNull({ $ref: '#/$defs/site' }),
  revision: orNull({ $ref: '#/$defs/site' }),
  operations: listOf({ $ref: '#/$defs/operation' }),
  witness: {
    description: 'A message that one side accepts and the other rejects.',
    anyOf: [{ $ref: '#/$defs/requestWitness' }, { $ref: '#/$defs/responseWitness' }, { type: 'null' }],
  },
  waiver: { ...orNull({ $ref: '#/$defs/waiver' }), description: 'Null: not waived.' },
  usage: { type: ['object', 'null'], description: 'Null: no usage data at hand, which does not mean unused.' },
});

/** The members of a verdict, after those of `before`. */
function verdict(before: Readonly<Record<string, Schema>> = {}): Schema {
  return record({
    ...before,
    schemaVersion: { const: 1 },
    kind: { type: 'string', description: 'The kind of contract, such as `openapi`.' },
    summary: { $ref: '#/$defs/summary' },
    findings: { ...listOf({ $ref: '#/$defs/finding' }), description: 'Worst first.' },
  });
}

/** JSON Schema (2020-12) of what `--format json` prints; published as docs/verdict.schema.json. */
export const verdictSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Verdict of contract-check',
  description: 'One verdict for two contracts; a list of named verdicts for several, and for configured ones.',
  anyOf: [{ $ref: '#/$defs/verdict' }, { $ref: '#/$defs/verdicts' }],
  $defs: {
    verdict: verdict(),
    verdicts: record({
      schemaVersion: { const: 1 },
      contracts: listOf({ $ref: '#/$defs/namedVerdict' }),
      unchanged: { ...COUNT, description: 'Configured contracts whose files are those of their base.' },
      summary: { $ref: '#/$defs/summary' },
    }),
    namedVerdict: verdict({
      name: { type: 'string', description: 'Of the contract, or of its base where several are given.' },
      contract: {
        type: ['string', 'null'],
        description: 'As configured; null where it was named on the command line.',
      },
      owner: { type: ['string', 'null'] },
    }),
    summary,
    finding,
    site,
    operation,
    waiver,
    requestWitness,
    responseWitness,
  },
};
