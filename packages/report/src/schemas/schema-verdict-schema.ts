import { ANY_JSON, listOf, oneOf, orNull, record, type Schema, site } from '../published-schema.ts';

const example = record({
  acceptedBy: oneOf('base', 'revision'),
  rejectedBy: oneOf('base', 'revision'),
  value: { ...ANY_JSON, description: 'Integers of any size are exact.' },
  rejection: orNull(
    record({
      instance: { type: 'string', pattern: '^#', description: 'The part of the value that is rejected: RFC 6901.' },
      site: { $ref: '#/$defs/site', description: 'The keyword that rejects it.' },
    }),
  ),
});

const check = record({
  direction: {
    ...oneOf('backward', 'forward'),
    description: 'backward: the revision accepts what the base accepts; forward: the other way round.',
  },
  answer: oneOf('yes', 'no', 'unknown'),
  severity: { ...oneOf('error', 'warning', 'off'), description: '`no` is an error, `unknown` a warning.' },
  witness: { ...orNull({ $ref: '#/$defs/example' }), description: 'Of `no`: a value that shows it, confirmed.' },
  unconfirmed: {
    ...orNull({ $ref: '#/$defs/example' }),
    description: 'Of `unknown`: a value that would show `no`, if somebody could confirm it.',
  },
  reason: { type: ['string', 'null'], description: 'Of `unknown`: why it is not decided.' },
});

/** JSON Schema (2020-12) of what `schema --format json` prints; published as docs/schema-verdict.schema.json. */
export const schemaVerdictSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Verdict of contract-check on two JSON Schemas',
  ...record({
    schemaVersion: { const: 1 },
    kind: { const: 'json-schema' },
    mode: oneOf('backward', 'forward', 'full'),
    answer: { ...oneOf('yes', 'no', 'unknown'), description: 'Of all checks together.' },
    checks: listOf({ $ref: '#/$defs/check' }),
  }),
  $defs: { check, example, site },
};
