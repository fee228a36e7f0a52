import type { messageFacts } from '../compare/facts.ts';
import { breaking, compatible, type DirectedRow, must, risky, shown } from './row.ts';

type MessageFact = (typeof messageFacts)[number];

/** Parameters, headers, bodies, media types and statuses. "Request" is what the consumer sends, "response" the provider. */
export const messageRows: Readonly<Record<MessageFact, DirectedRow>> = {
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
  'body-added': {
    area: 'bodies',
    title: 'An optional body was added',
    set: 'wider',
    says: ({ place }) => `There may now be ${indefinite(place)}.`,
    request: {
      why: 'Requests without a body are accepted as before.',
      advice: 'Nothing to do.',
      aliases: ['request-body-added-optional'],
    },
    response: { judge: compatible, why: 'Consumers that expect no body ignore one.', advice: 'Nothing to do.' },
  },
  'required-body-added': {
    area: 'bodies',
    title: 'A required body was added',
    set: 'incomparable',
    says: ({ place, direction }) => `There ${must(direction)} be ${indefinite(place)}.`,
    request: {
      why: 'Consumers send no body; their requests are rejected.',
      advice: 'Make the body optional.',
      aliases: ['request-body-added-required'],
    },
    response: { judge: compatible, why: 'Receivers that expect no body ignore one.', advice: 'Nothing to do.' },
  },
  'body-removed': {
    area: 'bodies',
    title: 'A body was removed',
    set: 'incomparable',
    says: ({ place }) => `There is no ${place.replace(/^the /, '')} any more.`,
    request: {
      why: 'Consumers send a body of a media type that is no longer accepted.',
      advice: 'Keep accepting the body and ignore it.',
      aliases: ['request-body-removed'],
    },
    response: { why: 'Consumers read a body that no longer comes.', advice: 'Keep sending the body.' },
  },
  'body-became-required': {
    area: 'bodies',
    title: 'A body became required',
    set: 'narrower',
    says: ({ place, direction }) =>
      `${capital(place)} ${direction === 'request' ? 'must now be sent' : 'is now always there'}.`,
    request: { advice: 'Keep the body optional.', aliases: ['request-body-became-required'] },
  },
  'body-became-optional': {
    area: 'bodies',
    title: 'A body became optional',
    set: 'wider',
    says: ({ place }) => `${capital(place)} may now be left out.`,
    request: { aliases: ['request-body-became-optional'] },
  },
  'media-type-added': {
    area: 'media types',
    title: 'A media type was added',
    set: 'wider',
    says: ({ place, subject }) => `${capital(place)} may now be ${subject}.`,
    request: { aliases: ['request-body-media-type-added'] },
    response: {
      judge: ({ data }) => ({ effect: data.unasked === true ? 'breaking' : 'compatible' }),
      why: 'Who asks selects the media type (RFC 9110 §12); of a webhook or a callback nobody asks.',
      advice: 'Make sure that it is not the default answer.',
      aliases: ['response-media-type-added', 'response-media-type-name-changed'],
    },
    alike: true,
  },
  'media-type-removed': {
    area: 'media types',
    title: 'A media type was removed',
    set: 'incomparable',
    says: ({ place, subject }) => `${capital(place)} can no longer be ${subject}.`,
    request: {
      why: 'Consumers that send it are refused (415).',
      advice: 'Keep accepting it.',
      aliases: ['request-body-media-type-removed'],
    },
    response: {
      why: 'Consumers that ask for it get something else, or an error (406).',
      advice: 'Keep offering it.',
      aliases: [
        'response-media-type-removed',
        'response-media-type-name-specialized',
        'response-media-type-name-generalized',
      ],
    },
    differs: 'What a client may select must remain, whatever the new name is.',
  },
  'media-type-schema-added': {
    area: 'media types',
    title: 'A schema was given where anything was allowed',
    set: 'narrower',
    certain: false,
    says: ({ place, direction }) => `${capital(place)} ${must(direction)} fit a schema; anything went before.`,
    request: { aliases: ['request-body-media-type-schema-added'] },
    response: { aliases: ['response-body-media-type-schema-added'] },
  },
  'media-type-schema-removed': {
    area: 'media types',
    title: 'A schema was dropped: anything is allowed now',
    set: 'wider',
    says: ({ place }) => `${capital(place)} may now be anything.`,
    request: { aliases: ['request-body-media-type-schema-removed'] },
    response: {
      aliases: ['response-body-media-type-schema-removed'],
    },
    differs: 'Nothing is promised any more of what consumers read.',
  },
  'encoding-changed': {
    area: 'media types',
    title: 'A field of a form or multipart body is written differently',
    set: 'unknown',
    says: ({ subject, data }) =>
      `The encoding of field ${shown(subject)} changed from ${shown(data.before)} to ${shown(data.after)}.`,
    request: { why: 'Consumers write the field the old way.', advice: 'Accept both.' },
    response: { why: 'Receivers read the field the old way.', advice: 'Keep the encoding.' },
  },
  'success-status-added': {
    area: 'statuses',
    title: 'A success status was added',
    set: 'wider',
    says: ({ subject }) => `A success may now be ${subject}.`,
    request: { why: 'Receivers accept one answer more.', advice: 'Nothing to do.' },
    response: {
      judge: breaking,
      why: 'Consumers are told of a success in a way that was never promised.',
      advice: 'Keep to the promised statuses, or let the client ask for the new one (Prefer, RFC 7240).',
      aliases: ['response-success-status-added'],
    },
    differs: 'A consumer that checks for the promised status takes the new one for a failure.',
  },
  'success-status-removed': {
    area: 'statuses',
    title: 'A success status was removed',
    set: 'narrower',
    says: ({ subject }) => `A success is no longer ${subject}.`,
    request: { why: 'Answers that were fine are no longer accepted.', advice: 'Keep accepting it.' },
    response: {
      judge: ({ data }) => ({ effect: data.only === true ? 'breaking' : 'risky' }),
      why: 'Consumers wait for a success that is never sent.',
      advice: 'Keep the status.',
      aliases: ['response-success-status-removed'],
    },
    alike: true,
    differs: 'Where another promised success remains, no message is rejected; the withdrawn one may be missed.',
  },
  'success-status-changed': {
    area: 'statuses',
    title: 'The only success status became another one',
    set: 'incomparable',
    says: ({ data }) => `A success is now ${data.after}; it was ${data.before}.`,
    request: { why: 'Answers that were fine are no longer accepted.', advice: 'Keep accepting the old status too.' },
    response: {
      why: 'Consumers that check for the promised status take a success for a failure.',
      advice: 'Keep the status.',
    },
  },
  'non-success-status-added': {
    area: 'statuses',
    title: 'An error status was added',
    set: 'wider',
    says: ({ subject }) => `The answer may now be ${subject}.`,
    request: { why: 'Receivers accept one answer more.', advice: 'Nothing to do.' },
    response: {
      judge: () => ({ effect: 'risky', reading: 'tolerant' }),
      why: 'Consumers must treat an unknown status by its class (RFC 9110 §15); not all do.',
      advice: 'Declare a range (4XX) or default, so that consumers expect the unexpected.',
      aliases: ['response-non-success-status-added'],
    },
    differs: 'It was not promised, and only a tolerant reader is known to cope.',
  },
  'non-success-status-removed': {
    area: 'statuses',
    title: 'An error status was removed',
    set: 'narrower',
    says: ({ subject }) => `The answer is no longer ${subject}.`,
    request: { why: 'Answers that were fine are no longer accepted.', advice: 'Keep accepting it.' },
    response: {
      why: 'Consumers that handle it just never see it.',
      advice: 'Nothing to do.',
      aliases: ['response-non-success-status-removed'],
    },
  },
};

/** `the request body` as something new. */
function indefinite(place: string): string {
  return place.replace(/^the /, 'a ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
