import type { Answer } from '../engine.ts';
import type { Schema } from '../json.ts';
import { positionsOf } from '../schemas/positions.ts';

export interface Disagreement {
  readonly sender: Schema;
  readonly receiver: Schema;
  readonly ours: Answer;
  readonly theirs: 'yes' | 'no';
  /** An instance of the independent generator proves that the sender is not contained. */
  readonly refuted: boolean;
}

interface Reason {
  readonly name: string;
  readonly holds: (disagreement: Disagreement) => boolean;
}

function mentions(schemas: readonly Schema[], holds: (schema: Readonly<Record<string, unknown>>) => boolean): boolean {
  return schemas.flatMap(positionsOf).some(({ schema }) => holds(schema));
}

const hasType = (name: string) => (schema: Readonly<Record<string, unknown>>) => [schema.type].flat().includes(name);

/** Why json-schema-diff 1.0.0 answers otherwise. Whatever none of these explains fails the run. */
const reasons: readonly Reason[] = [
  {
    name: 'it loses values between the branches of oneOf: an instance shows what its "contained" denies',
    holds: ({ sender, receiver, theirs, refuted }) =>
      theirs === 'yes' && refuted && mentions([sender, receiver], ({ oneOf }) => Array.isArray(oneOf)),
  },
  {
    name: 'it does not see that a number between equal whole bounds is an integer',
    holds: ({ sender, receiver, theirs, refuted }) =>
      theirs === 'no' &&
      !refuted &&
      mentions([sender], ({ minimum, maximum }) => minimum !== undefined && minimum === maximum) &&
      mentions([receiver], hasType('integer')),
  },
];

export function reasonFor(disagreement: Disagreement): string | undefined {
  return reasons.find(({ holds }) => holds(disagreement))?.name;
}

/** Whether a refusal is one that json-schema-diff documents: references in circles, also where nothing leads to them. */
export function isKnownRefusal(why: string, ...schemas: readonly Schema[]): boolean {
  return why.startsWith('Circular $ref') && JSON.stringify(schemas).includes('"$ref"');
}
