import { type BoundEvent, type BoundFact, boundEvents, boundFact } from '../compare/facts.ts';
import { type BoundKeyword, boundFacts, boundKeywords } from '../schema/bounds.ts';
import { isKnownFormat } from '../schema/formats.ts';
import { boundAliases } from './bound-aliases.ts';
import { breaking, compatible, type DirectedRow, type Facts, type Judge, listed, must, risky, shown } from './row.ts';

/** Of a request the values of an open list are accepted and no others; closing or opening it takes none away. */
const keepsKnown: Judge = ({ data }) => ({ effect: data.keepsKnown === true ? 'compatible' : 'breaking' });

/** Types, values, strings and annotations of schemas. */
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
  'multiple-of-added': {
    area: 'schemas',
    title: 'Multiples of a number are demanded',
    set: 'narrower',
    says: ({ place, data, direction }) => `${place} ${must(direction)} be a multiple of ${shown(data.after)}.`,
  },
  'multiple-of-removed': {
    area: 'schemas',
    title: 'Multiples of a number are no longer demanded',
    set: 'wider',
    says: ({ place, data }) => `${place} need not be a multiple of ${shown(data.before)} any more.`,
  },
  'multiple-of-tightened': {
    area: 'schemas',
    title: 'Multiples of a coarser number are demanded',
    set: 'narrower',
    says: ({ place, data, direction }) =>
      `${place} ${must(direction)} be a multiple of ${shown(data.after)}; it was ${shown(data.before)}.`,
  },
  'multiple-of-loosened': {
    area: 'schemas',
    title: 'Multiples of a finer number are allowed',
    set: 'wider',
    says: ({ place, data }) =>
      `${place} may now be any multiple of ${shown(data.after)}; it was ${shown(data.before)}.`,
  },
  'multiple-of-changed': {
    area: 'schemas',
    title: 'Multiples of another number are demanded',
    set: 'incomparable',
    says: ({ place, data, direction }) =>
      `${place} ${must(direction)} be a multiple of ${shown(data.after)}; it was ${shown(data.before)}.`,
  },
  'pattern-added': {
    area: 'schemas',
    title: 'A pattern is demanded',
    set: 'narrower',
    says: ({ place, data, direction }) => `${place} ${must(direction)} match ${shown(data.after)}.`,
    request: { aliases: ['request-{property,parameter}-pattern-added'] },
    response: { aliases: ['response-property-pattern-added'] },
  },
  'pattern-removed': {
    area: 'schemas',
    title: 'A pattern is no longer demanded',
    set: 'wider',
    says: ({ place, data }) => `${place} need not match ${shown(data.before)} any more.`,
    request: { aliases: ['request-{property,parameter}-pattern-removed'] },
    response: {
      aliases: ['response-property-pattern-removed'],
    },
    differs: 'Consumers may have built on the promised form.',
  },
  'pattern-changed': {
    area: 'schemas',
    title: 'The pattern changed',
    set: 'unknown',
    says: ({ place, data, direction }) =>
      `${place} ${must(direction)} match ${shown(data.after)}; it was ${shown(data.before)}.`,
    request: { aliases: ['request-{property,parameter}-pattern-{changed,generalized}'] },
    response: { aliases: ['response-property-pattern-changed'] },
    differs: 'Whether one pattern holds the other is not known by looking; so it is reported as undecided (a warning).',
  },
  'format-added': {
    area: 'schemas',
    title: 'A format is demanded',
    set: 'narrower',
    certain: ({ data }) => isKnownFormat(String(data.after)),
    says: ({ place, data, direction }) => `${place} ${must(direction)} have the format ${shown(data.after)}.`,
  },
  'format-removed': {
    area: 'schemas',
    title: 'A format is no longer demanded',
    set: 'wider',
    certain: ({ data }) => isKnownFormat(String(data.before)),
    says: ({ place, data }) => `${place} need not have the format ${shown(data.before)} any more.`,
  },
  'format-narrowed': {
    area: 'schemas',
    title: 'A narrower format is demanded',
    set: 'narrower',
    says: ({ place, data, direction }) =>
      `${place} ${must(direction)} have the format ${shown(data.after)}; it was ${shown(data.before)}.`,
  },
  'format-widened': {
    area: 'schemas',
    title: 'A wider format is allowed',
    set: 'wider',
    says: ({ place, data }) => `${place} may now have the format ${shown(data.after)}; it was ${shown(data.before)}.`,
  },
  'format-changed': {
    area: 'schemas',
    title: 'The format changed',
    set: 'incomparable',
    certain: ({ data }) => isKnownFormat(String(data.before)) && isKnownFormat(String(data.after)),
    says: ({ place, data }) => `${place} changed its format from ${shown(data.before)} to ${shown(data.after)}.`,
  },
  'content-encoding-changed': {
    area: 'schemas',
    title: 'The encoding of a text changed',
    set: 'incomparable',
    says: ({ place, data }) =>
      `The content encoding of ${place} changed from ${shown(data.before)} to ${shown(data.after)}.`,
    request: { aliases: ['request-{body,property}-content-encoding-changed'] },
    response: { aliases: ['response-{body,property}-content-encoding-changed'] },
  },
  'content-media-type-changed': {
    area: 'schemas',
    title: 'The media type within a text changed',
    set: 'incomparable',
    says: ({ place, data }) =>
      `The content media type of ${place} changed from ${shown(data.before)} to ${shown(data.after)}.`,
    request: { aliases: ['request-{body,property}-content-media-type-changed'] },
    response: { aliases: ['response-{body,property}-content-media-type-changed'] },
  },
  'content-schema-added': {
    area: 'schemas',
    title: 'A schema for the content of a text was given',
    set: 'narrower',
    certain: false,
    says: ({ place, direction }) => `The content of ${place} ${must(direction)} fit a schema.`,
    request: { aliases: ['request-{body,property}-content-schema-added'] },
    response: { aliases: ['response-{body,property}-content-schema-added'] },
  },
  'content-schema-removed': {
    area: 'schemas',
    title: 'The schema for the content of a text was dropped',
    set: 'wider',
    certain: false,
    says: ({ place }) => `The content of ${place} need not fit a schema any more.`,
    request: { aliases: ['request-{body,property}-content-schema-removed'] },
    response: { aliases: ['response-{body,property}-content-schema-removed'] },
  },
  'default-added': {
    area: 'schemas',
    title: 'A default was given',
    set: 'equal',
    says: ({ place, data }) => `${place} now defaults to ${shown(data.after)}.`,
    request: {
      judge: risky,
      why: 'Leaving it out now means this value.',
      advice: 'Make sure that it is what leaving it out meant before.',
      aliases: ['request-{body,property}-default-value-added', 'request-parameter-default-value-added'],
    },
    response: {
      judge: risky,
      why: 'Leaving it out now means this value.',
      advice: 'Make sure that it is what leaving it out meant before.',
      aliases: ['response-{body,property}-default-value-added'],
    },
    alike: true,
    differs: 'No message is rejected, but one and the same message means something else.',
  },
  'default-removed': {
    area: 'schemas',
    title: 'A default was dropped',
    set: 'equal',
    says: ({ place, data }) => `${place} no longer defaults to ${shown(data.before)}.`,
    request: {
      judge: risky,
      why: 'Leaving it out no longer means this value.',
      advice: 'Keep the default.',
      aliases: ['request-{body,property}-default-value-removed', 'request-parameter-default-value-removed'],
    },
    response: {
      judge: risky,
      why: 'Leaving it out no longer means this value.',
      advice: 'Keep the default.',
      aliases: ['response-{body,property}-default-value-removed'],
    },
    alike: true,
    differs: 'No message is rejected, but one and the same message means something else.',
  },
  'default-changed': {
    area: 'schemas',
    title: 'The default changed',
    set: 'equal',
    says: ({ place, data }) => `${place} now defaults to ${shown(data.after)}; it was ${shown(data.before)}.`,
    request: {
      judge: risky,
      why: 'Consumers that leave it out get another behaviour.',
      advice: 'Keep the default.',
      aliases: ['request-{body,property}-default-value-changed', 'request-parameter-default-value-changed'],
    },
    response: {
      judge: risky,
      why: 'Consumers that fill in the default fill in another value than is meant.',
      advice: 'Keep the default.',
      aliases: ['response-{body,property}-default-value-changed'],
    },
    alike: true,
    differs: 'No message is rejected, but one and the same message means something else.',
  },
  'xml-changed': {
    area: 'schemas',
    title: 'A value is written differently in XML',
    set: 'incomparable',
    says: ({ place }) => `${place} has another form in XML.`,
    request: { judge: breaking, why: 'Consumers write the element the old way.', advice: 'Keep the XML form.' },
    response: { judge: breaking, why: 'Consumers look for the element in its old form.', advice: 'Keep the XML form.' },
  },
} as const satisfies Readonly<Record<string, DirectedRow>>;

const boundWords: Readonly<Record<BoundKeyword, string>> = {
  minimum: 'minimum',
  maximum: 'maximum',
  minLength: 'minimum length',
  maxLength: 'maximum length',
  minItems: 'minimum number of items',
  maxItems: 'maximum number of items',
  minProperties: 'minimum number of members',
  maxProperties: 'maximum number of members',
  minContains: 'minimum number of matching items',
  maxContains: 'maximum number of matching items',
};

function boundRow(keyword: BoundKeyword, event: BoundEvent): DirectedRow {
  const { lower } = boundFacts[keyword];
  const words = boundWords[keyword];
  const tighter = event === 'added' || (event === 'increased') === lower;
  const says: Readonly<Record<BoundEvent, (facts: Facts) => string>> = {
    added: ({ place, data }) => `${place} now has a ${words} of ${shown(data.after)}.`,
    removed: ({ place, data }) => `${place} has no ${words} any more; it was ${shown(data.before)}.`,
    increased: ({ place, data }) => `The ${words} of ${place} rose from ${shown(data.before)} to ${shown(data.after)}.`,
    decreased: ({ place, data }) => `The ${words} of ${place} fell from ${shown(data.before)} to ${shown(data.after)}.`,
  };
  const narrower = event === 'removed' ? false : tighter;
  const aliases = boundAliases[boundFact(keyword, event)];
  return {
    area: 'schemas',
    title: `The ${words} was ${event}`,
    set: narrower ? 'narrower' : 'wider',
    says: says[event],
    request: { aliases: aliases?.request ?? [] },
    response: { aliases: aliases?.response ?? [] },
    ...(event === 'added' && aliases !== undefined ? { differs: 'A new limit rejects what went before.' } : {}),
  };
}

export const boundRows = Object.fromEntries(
  boundKeywords.flatMap((keyword) => boundEvents.map((event) => [boundFact(keyword, event), boundRow(keyword, event)])),
) as Readonly<Record<BoundFact, DirectedRow>>;
