import { compatible, type DirectedRow, type Facts, must, risky, shown } from './row.ts';

const isClosedBefore = ({ data }: Facts) => data.baseRest === 'closed';
const isClosedAfter = ({ data }: Facts) => data.revisionRest === 'closed';

/** What objects say of members that they do not declare by name, and of members that depend on each other. */
export const undeclaredRows = {
  'object-closed': {
    area: 'schemas',
    title: 'Undeclared members are no longer allowed',
    set: 'narrower',
    says: ({ place }) => `${place} can hold no undeclared members any more.`,
    request: {
      judge: () => ({ effect: 'breaking', reading: 'literal' }),
      why: 'Consumers that send a further member, which was ignored before, are rejected.',
      advice: 'Keep ignoring what is not known.',
      aliases: ['request-{body,property}-unevaluated-properties-added'],
    },
    response: { aliases: ['response-{body,property}-unevaluated-properties-added'] },
  },
  'object-opened': {
    area: 'schemas',
    title: 'Undeclared members are allowed',
    set: 'wider',
    says: ({ place }) => `${place} may now hold undeclared members.`,
    request: { aliases: ['request-{body,property}-unevaluated-properties-removed'] },
    response: {
      judge: ({ data }) => {
        if (data.revisionRest === 'typed') return { effect: 'breaking', reading: 'literal' };
        return { effect: data.revisionRest === 'omitted' ? 'compatible' : 'breaking' };
      },
      why: 'A consumer that was promised a closed object may reject what it does not know.',
      advice: 'Tell consumers to ignore what they do not know.',
      aliases: ['response-{body,property}-unevaluated-properties-removed'],
    },
    differs:
      'A sender sends what its contract declares; that has not changed unless undeclared members are allowed in so many words.',
  },
  'additional-properties-typed': {
    area: 'schemas',
    title: 'Undeclared members must fit a schema',
    set: 'narrower',
    says: ({ place, direction }) => `Undeclared members of ${place} ${must(direction)} fit a schema.`,
    request: {
      judge: () => ({ effect: 'breaking', reading: 'literal' }),
      why: 'Consumers that send further members of another kind are rejected.',
      advice: 'Keep accepting what is not known.',
    },
    response: { judge: compatible, why: 'Less is sent than was allowed.', advice: 'Nothing to do.' },
  },
  'additional-properties-untyped': {
    area: 'schemas',
    title: 'Undeclared members may be anything',
    set: 'wider',
    says: ({ place }) => `Undeclared members of ${place} may now be anything.`,
    response: {
      judge: ({ data }) => ({ effect: data.revisionRest === 'omitted' ? 'compatible' : 'breaking' }),
      why: 'A consumer that reads the values of a map may meet another kind of value.',
      advice: 'Keep the schema of the values.',
    },
  },
  'pattern-property-added': {
    area: 'schemas',
    title: 'Members of a family of names must fit a schema',
    set: (facts) => (isClosedBefore(facts) ? 'wider' : 'narrower'),
    says: ({ subject, direction }) => `Members whose name matches ${shown(subject)} ${must(direction)} fit a schema.`,
    request: {
      judge: (facts) => (isClosedBefore(facts) ? { effect: 'compatible' } : { effect: 'breaking', reading: 'literal' }),
      why: 'Consumers that send such members of another kind are rejected.',
      advice: 'Keep accepting what is not known.',
      aliases: ['request-{body,property}-pattern-property-added'],
    },
    response: { aliases: ['response-{body,property}-pattern-property-added'] },
  },
  'pattern-property-removed': {
    area: 'schemas',
    title: 'A family of names lost its schema',
    set: (facts) => (isClosedAfter(facts) ? 'narrower' : 'wider'),
    says: ({ subject }) => `Members whose name matches ${shown(subject)} are no longer described.`,
    request: {
      judge: (facts) => ({ effect: isClosedAfter(facts) ? 'breaking' : 'risky' }),
      why: 'Consumers that send such members find them ignored, or are rejected if the object is closed.',
      advice: 'Keep accepting them.',
      aliases: ['request-{body,property}-pattern-property-removed'],
    },
    response: {
      judge: risky,
      why: 'Consumers that read such members may no longer get them.',
      advice: 'Keep sending them.',
      aliases: ['response-{body,property}-pattern-property-removed'],
    },
    differs: 'Members that are no longer described are no longer promised, nor looked at.',
  },
  'property-names-added': {
    area: 'schemas',
    title: 'Names of members must fit a schema',
    set: 'narrower',
    says: ({ place, direction }) => `Names of members of ${place} ${must(direction)} fit a schema.`,
    request: {
      judge: () => ({ effect: 'breaking', reading: 'literal' }),
      aliases: ['request-{body,property}-property-names-added'],
    },
    response: { aliases: ['response-{body,property}-property-names-added'] },
  },
  'property-names-removed': {
    area: 'schemas',
    title: 'Names of members may be anything',
    set: 'wider',
    says: ({ place }) => `Names of members of ${place} may now be anything.`,
    request: { aliases: ['request-{body,property}-property-names-removed'] },
    response: { aliases: ['response-{body,property}-property-names-removed'] },
  },
  'dependent-required-added': {
    area: 'schemas',
    title: 'A member demands another one',
    set: 'narrower',
    says: ({ subject }) => `A member now demands another: ${subject}.`,
    request: { aliases: ['request-{body,property}-dependent-required-{added,changed}'] },
    response: { aliases: ['response-{body,property}-dependent-required-added'] },
  },
  'dependent-required-removed': {
    area: 'schemas',
    title: 'A member no longer demands another one',
    set: 'wider',
    says: ({ subject }) => `A member no longer demands another: ${subject}.`,
    request: { aliases: ['request-{body,property}-dependent-required-removed'] },
    response: { aliases: ['response-{body,property}-dependent-required-{removed,changed}'] },
  },
  'dependent-schema-added': {
    area: 'schemas',
    title: 'A member demands more of its object',
    set: 'narrower',
    certain: false,
    says: ({ subject, direction }) =>
      `Where ${shown(subject)} is sent, the object ${must(direction)} fit a further schema.`,
    request: { aliases: ['request-{body,property}-dependent-schema-added'] },
    response: { aliases: ['response-{body,property}-dependent-schema-added'] },
  },
  'dependent-schema-removed': {
    area: 'schemas',
    title: 'A member no longer demands more of its object',
    set: 'wider',
    certain: false,
    says: ({ subject }) => `Where ${shown(subject)} is sent, the object need not fit a further schema any more.`,
    request: { aliases: ['request-{body,property}-dependent-schema-removed'] },
    response: { aliases: ['response-{body,property}-dependent-schema-removed'] },
  },
} as const satisfies Readonly<Record<string, DirectedRow>>;
