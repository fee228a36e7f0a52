import { type JsonSchema, mapping, setting, text } from './schema-parts.ts';

/** The conditions of a waiver; all that are given must hold. */
export const CONDITIONS = ['fingerprint', 'rule', 'operation', 'path', 'contract'] as const;

/** JSON Schema of contract-check.waivers.yaml; published as docs/waivers.schema.json. */
export function waiversSchema(ruleIds: readonly string[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Waivers of contract-check',
    description: 'Findings that a team accepts. All conditions of a waiver must hold.',
    type: 'array',
    items: mapping(
      {
        fingerprint: setting('Of one finding: all 16 digits, or at least the first 8.', {
          type: 'string',
          pattern: '^[0-9a-f]{8,16}$',
          examples: ['9f0c41d2a7b3e815'],
        }),
        rule: setting('Every finding of a rule.', { type: 'string', enum: ruleIds }),
        operation: setting(
          'A glob over operations, `GET /orders/{id}`: `*` stays within a segment, `**` does not.',
          text('GET /orders/**'),
        ),
        path: setting('A glob over path templates.', text('/internal/**')),
        contract: setting('The name of a configured contract.', text('orders')),
        reason: setting('Why it is accepted.', text('No consumer sends it; agreed with all teams.')),
        owner: setting('Who answers for it.', text('@shop/orders')),
        until: setting('The last day on which it holds (UTC), or `never` for one without end.', {
          type: 'string',
          pattern: '^(?:never|\\d{4}-\\d{2}-\\d{2})$',
          examples: ['2027-01-31', 'never'],
        }),
        note: setting('For people: what the finding said. Plays no part.', { type: 'string' }),
      },
      {
        required: ['reason', 'owner', 'until'],
        anyOf: CONDITIONS.map((condition) => ({ required: [condition] })),
      },
    ),
  };
}
