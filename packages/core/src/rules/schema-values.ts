import { compatible, type DirectedRow, type Judge, listed, must, shown } from './row.ts';

/** Of a request the values of an open list are accepted and no others; closing or opening it takes none away. */
const keepsKnown: Judge = ({ data }) => ({ effect: data.keepsKnown === true ? 'compatible' : 'breaking' });

/** Types and lists of values. */
export const valueRows = {
  'type-widened': {
    area: 'schemas',
    title: 'Further types are allowed',
    set: 'wider',
    says: ({ place, data }) => `${place} may now be ${listed(data.after)}; it was ${listed(data.before)}.`,
    request: {
      aliases: [
        'request-{body,property,parameter,parameter-property}-{type-generalized,list-of-types-widened}',
        'request-{body,property}-type-compatible',
      ],
    },
    response: {
      why: 'Consumers meet a kind of value that they were not promised.',
      advice: 'Put the new kind of value into a new member.',
      aliases: [
        'response-{body,property}-{type-generalized,list-of-types-widened}',
        'response-header-type-generalized',
      ],
    },
  },
  'type-narrowed': {
    area: 'schemas',
    title: 'Fewer types are allowed',
    set: 'narrower',
    says: ({ place, data, direction }) =>
      `${place} ${must(direction)} be ${listed(data.after)}; it was ${listed(data.before)}.`,
    request: {
      aliases: [
        'request-{body,property,parameter,parameter-property}-list-of-types-narrowed',
        'request-parameter-property-type-specialized',
      ],
    },
    response: {
      aliases: [
        'response-{body,property}-{type-specialized,list-of-types-narrowed,type-compatible}',
        'response-header-type-{specialized,compatible}',
      ],
    },
  },
  'type-changed': {
    area: 'schemas',
    title: 'The type changed',
    set: 'incomparable',
    says: ({ place, data }) => `${place} changed from ${listed(data.before)} to ${listed(data.after)}.`,
    request: {
      why: 'What consumers send is no longer accepted.',
      advice: 'Keep the member; offer the new type under a new name.',
      aliases: ['request-{body,property,parameter,parameter-property}-type-changed'],
    },
    response: {
      why: 'Consumers read another kind of value than they were promised.',
      advice: 'Keep the member; send the new type under a new name.',
      aliases: ['response-{body,property,header}-type-changed'],
    },
    differs: 'A part of a parameter that is read as another kind of value is as much a break as the whole.',
  },
  'became-nullable': {
    area: 'schemas',
    title: 'Null became possible',
    set: 'wider',
    says: ({ place }) => `${place} may now be null.`,
    request: { aliases: ['request-{body,property,parameter,parameter-property}-became-nullable'] },
    response: {
      why: 'Consumers that use the value without looking fail on null.',
      advice: 'Leave the member out, if it is optional, or send an empty value of its type.',
      aliases: ['response-{body,property,header}-became-nullable'],
    },
  },
  'became-not-nullable': {
    area: 'schemas',
    title: 'Null is no longer possible',
    set: 'narrower',
    says: ({ place }) => `${place} can no longer be null.`,
    request: {
      advice: 'Keep accepting null.',
      aliases: ['request-{body,property,parameter,parameter-property}-became-not-nullable'],
    },
    response: { aliases: ['response-{body,property,header}-became-not-nullable'] },
  },
  'enum-added': {
    area: 'schemas',
    title: 'The values were limited to a list',
    set: 'narrower',
    says: ({ place, data, direction }) => `${place} ${must(direction)} be ${listed(data.after)}.`,
    request: {
      judge: keepsKnown,
      aliases: ['request-{body,property,parameter,header-property}-became-enum'],
      advice: 'Accept other values as before.',
    },
  },
  'enum-removed': {
    area: 'schemas',
    title: 'The list of values was dropped',
    set: 'wider',
    says: ({ place, data }) => `${place} may now be any value; it was ${listed(data.before)}.`,
    response: {
      judge: () => ({ effect: 'risky', reading: 'tolerant' }),
      why: 'Consumers that list the values meet others; a tolerant reader copes.',
      advice: 'Tell consumers first.',
    },
  },
  'enum-value-added': {
    area: 'schemas',
    title: 'A value was added to a list',
    set: 'wider',
    says: ({ place, data }) => `${place} may now be ${shown(data.after)}.`,
    request: {
      aliases: ['request-{property,parameter,parameter-property}-enum-value-added'],
    },
    response: {
      judge: ({ data }) => (data.constant === true ? { effect: 'breaking' } : { effect: 'risky', reading: 'tolerant' }),
      why: 'Consumers that list the values meet one that they do not know.',
      advice: 'Declare the list open (x-extensible-enum) and tell consumers first.',
      aliases: ['response-property-enum-value-added'],
    },
  },
  'enum-value-removed': {
    area: 'schemas',
    title: 'A value was removed from a list',
    set: 'narrower',
    says: ({ place, data }) => `${place} can no longer be ${shown(data.before)}.`,
    request: {
      advice: 'Keep accepting the value.',
      aliases: ['request-{body,property,parameter,parameter-property}-enum-value-removed'],
    },
    response: { aliases: ['response-{property,mediatype}-enum-value-removed'] },
  },
  'const-added': {
    area: 'schemas',
    title: 'A single value is demanded',
    set: 'narrower',
    says: ({ place, data, direction }) => `${place} ${must(direction)} be ${listed(data.after)}.`,
    request: { aliases: ['request-{body,property}-const-added'] },
    response: { aliases: ['response-{body,property}-const-added'] },
  },
  'const-removed': {
    area: 'schemas',
    title: 'A single value is no longer demanded',
    set: 'wider',
    says: ({ place, data }) => `${place} may now be another value than ${listed(data.before)}.`,
    request: { aliases: ['request-{body,property}-const-removed'] },
    response: { aliases: ['response-{body,property}-const-removed'] },
  },
  'const-changed': {
    area: 'schemas',
    title: 'Another single value is demanded',
    set: 'incomparable',
    says: ({ place, data, direction }) =>
      `${place} ${must(direction)} be ${shown(data.after)}; it was ${shown(data.before)}.`,
    request: { aliases: ['request-{body,property}-const-changed'] },
    response: { aliases: ['response-{body,property}-const-changed'] },
  },
  'extensible-enum-added': {
    area: 'schemas',
    title: 'An open list of values was given',
    set: 'narrower',
    says: ({ place, data }) => `${place} now has an open list of values: ${listed(data.after)}.`,
    request: {
      judge: keepsKnown,
      why: 'Of a request only the listed values are sure to be accepted.',
      advice: 'Accept other values as before.',
    },
    response: { judge: compatible, why: 'An open list promises no more than before.', advice: 'Nothing to do.' },
    alike: true,
  },
  'extensible-enum-removed': {
    area: 'schemas',
    title: 'An open list of values was dropped',
    set: 'wider',
    says: ({ place }) => `${place} has no list of values any more.`,
    response: { judge: compatible, why: 'Consumers of an open list expect other values.', advice: 'Nothing to do.' },
    alike: true,
  },
  'extensible-enum-value-added': {
    area: 'schemas',
    title: 'A value was added to an open list',
    set: 'wider',
    says: ({ place, data }) => `${place} may now be ${shown(data.after)}; the list is open.`,
    response: { judge: compatible, why: 'Consumers of an open list expect other values.', advice: 'Nothing to do.' },
    alike: true,
  },
  'extensible-enum-value-removed': {
    area: 'schemas',
    title: 'A value was removed from an open list',
    set: 'narrower',
    says: ({ place, data }) => `${place} can no longer be ${shown(data.before)}.`,
    request: {
      why: 'Consumers send a value that is no longer accepted.',
      advice: 'Keep accepting the value.',
      aliases: [
        'request-parameter-x-extensible-enum-value-removed',
        'request-property-x-extensible-enum-value-removed',
      ],
    },
    response: { judge: compatible, why: 'Consumers just never see the value.', advice: 'Nothing to do.' },
    alike: true,
  },
} as const satisfies Readonly<Record<string, DirectedRow>>;
