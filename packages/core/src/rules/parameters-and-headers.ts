import { compatible, type DirectedRow, must, risky } from './row.ts';

/** Parameters and headers. "Request" is what the consumer sends, "response" what the provider sends. */
export const parameterRows = {
  'parameter-added': {
    area: 'parameters',
    title: 'An optional parameter was added',
    set: 'wider',
    says: ({ place }) => `The optional ${place} is new.`,
    request: {
      why: 'Requests without it are accepted as before.',
      advice: 'Nothing to do.',
      aliases: ['new-optional-request-parameter', 'new-optional-request-default-parameter-to-existing-path'],
    },
    response: {
      judge: compatible,
      why: 'A receiver ignores a parameter that it does not know.',
      advice: 'Nothing to do.',
    },
  },
  'required-parameter-added': {
    area: 'parameters',
    title: 'A required parameter was added',
    set: 'incomparable',
    says: ({ place, direction }) =>
      `The ${place} is new and ${direction === 'request' ? 'must be sent' : 'always sent'}.`,
    request: {
      why: 'Consumers do not send it; their requests are rejected.',
      advice: 'Make it optional with a default.',
      aliases: [
        'new-required-request-parameter',
        'new-required-request-default-parameter-to-existing-path',
        'new-request-path-parameter',
        'new-required-request-header-property',
      ],
    },
    response: {
      judge: compatible,
      why: 'A receiver ignores a parameter that it does not know.',
      advice: 'Nothing to do.',
    },
  },
  'parameter-removed': {
    area: 'parameters',
    title: 'A parameter was removed',
    set: 'narrower',
    says: ({ place }) => `The ${place} is gone.`,
    request: {
      judge: risky,
      why: 'Consumers that send it are not refused, but it no longer does anything.',
      advice: 'Deprecate it first and see who still sends it.',
      aliases: [
        'request-parameter-removed',
        'request-parameter-removed-with-deprecation',
        'request-parameter-removed-before-sunset',
      ],
    },
    response: {
      judge: ({ data }) => ({ effect: data.required === true ? 'breaking' : 'risky' }),
      why: 'A receiver that reads it no longer gets it.',
      advice: 'Keep sending it.',
    },
    alike: true,
    differs: 'A parameter that nobody looks at is tolerated: nothing is rejected.',
  },
  'parameter-became-required': {
    area: 'parameters',
    title: 'A parameter became required',
    set: 'narrower',
    says: ({ place, direction }) => `The ${place} ${must(direction)} be sent.`,
    request: {
      advice: 'Keep it optional with a default.',
      aliases: ['request-parameter-became-required', 'request-header-property-became-required'],
    },
  },
  'parameter-became-optional': {
    area: 'parameters',
    title: 'A parameter became optional',
    set: 'wider',
    says: ({ place }) => `The ${place} may now be left out.`,
    request: { aliases: ['request-parameter-became-optional'] },
    response: { why: 'A receiver that reads it may no longer get it.' },
  },
  'parameter-serialisation-changed': {
    area: 'parameters',
    title: 'A parameter is spelled differently on the wire',
    set: 'incomparable',
    says: ({ place, data }) => `The ${place} is now written in ${data.after}; it was ${data.before}.`,
    request: {
      why: 'Consumers write it the old way, which is read as something else.',
      advice: 'Keep the spelling; take the new one under a new name.',
    },
    response: {
      why: 'Receivers read it the old way.',
      advice: 'Keep the spelling; send the new one under a new name.',
    },
  },
  'header-added': {
    area: 'headers',
    title: 'An optional header was added',
    set: 'narrower',
    says: ({ place }) => `The optional ${place} is new.`,
    request: { judge: compatible, why: 'Answers without it are accepted as before.', advice: 'Nothing to do.' },
    response: {
      why: 'Consumers ignore headers that they do not know.',
      advice: 'Nothing to do.',
      aliases: ['response-header-added'],
    },
  },
  'required-header-added': {
    area: 'headers',
    title: 'A header that is always sent was added',
    set: 'narrower',
    says: ({ place }) => `The ${place} is new and always present.`,
    request: { why: 'Consumers do not send it in their answers; these are rejected.', advice: 'Make it optional.' },
    response: {
      why: 'Consumers ignore headers that they do not know.',
      advice: 'Nothing to do.',
      aliases: ['response-header-added'],
    },
  },
  'header-removed': {
    area: 'headers',
    title: 'An optional header was removed',
    set: 'wider',
    says: ({ place }) => `The ${place} is gone.`,
    request: {
      judge: risky,
      why: 'A header that consumers may send is no longer looked at.',
      advice: 'Deprecate it first.',
    },
    response: {
      judge: risky,
      why: 'Consumers that read it may no longer get it.',
      advice: 'Keep sending it, or find out who reads it.',
      aliases: ['optional-response-header-removed'],
    },
  },
  'required-header-removed': {
    area: 'headers',
    title: 'A header that was always sent was removed',
    set: 'wider',
    says: ({ place }) => `The ${place}, which was always present, is gone.`,
    request: {
      judge: risky,
      why: 'A header that consumers send is no longer looked at.',
      advice: 'Deprecate it first.',
    },
    response: {
      why: 'Consumers count on it.',
      advice: 'Keep sending it.',
      aliases: ['required-response-header-removed'],
    },
  },
  'header-became-required': {
    area: 'headers',
    title: 'A header became required',
    set: 'narrower',
    says: ({ place, direction }) =>
      `The ${place} ${direction === 'request' ? 'must now be sent' : 'is now always present'}.`,
  },
  'header-became-optional': {
    area: 'headers',
    title: 'A header became optional',
    set: 'wider',
    says: ({ place }) => `The ${place} may now be missing.`,
    response: { aliases: ['response-header-became-optional'] },
  },
  'header-serialisation-changed': {
    area: 'headers',
    title: 'A header is spelled differently on the wire',
    set: 'incomparable',
    says: ({ place, data }) => `The ${place} is now written in ${data.after}; it was ${data.before}.`,
  },
} as const satisfies Readonly<Record<string, DirectedRow>>;
