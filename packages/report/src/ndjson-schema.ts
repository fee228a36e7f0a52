import { COUNT, oneOf, record, type Schema } from './published-schema.ts';
import { verdictSchema } from './verdict-schema.ts';

const definitions = verdictSchema.$defs as Readonly<Record<'summary' | 'finding', Schema>> &
  Readonly<Record<string, Schema>>;
const { summary, finding, verdict: _verdict, verdicts: _verdicts, namedVerdict: _named, ...parts } = definitions;

function line(type: string, before: Readonly<Record<string, Schema>>, members: Schema): Schema {
  const properties = members.properties as Readonly<Record<string, Schema>>;
  return record({ schemaVersion: { const: 1 }, type: { const: type }, ...before, ...properties });
}

/** JSON Schema (2020-12) of a line that `--format ndjson` prints; published as docs/ndjson.schema.json. */
export const ndjsonSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Line of a verdict of contract-check',
  description: 'A line for each finding, then one for the summary of all comparisons.',
  anyOf: [{ $ref: '#/$defs/findingLine' }, { $ref: '#/$defs/summaryLine' }],
  $defs: {
    findingLine: line(
      'finding',
      {
        name: { type: 'string', description: 'Of the contract, or of its base where several are given.' },
        contract: {
          type: ['string', 'null'],
          description: 'As configured; null where it was named on the command line.',
        },
        owner: { type: ['string', 'null'] },
      },
      finding,
    ),
    summaryLine: line(
      'summary',
      {
        comparisons: { ...COUNT, description: 'How many bases were compared.' },
        unchanged: { ...COUNT, description: 'Configured contracts whose files are those of their base.' },
        failOn: oneOf('error', 'warning', 'info', 'never'),
        exitStatus: { enum: [0, 1] },
      },
      summary,
    ),
    ...parts,
  },
};
