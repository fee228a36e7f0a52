import { breaking, type DirectedRow, risky, shown } from './row.ts';

/** Keywords that change what a message means, or how it looks, and not which messages there are. */
export const annotationRows = {
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
