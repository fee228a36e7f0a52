import { breaking, compatible, type DirectedRow, must, shown } from './row.ts';

/** Bodies, media types and statuses. "Request" is what the consumer sends, "response" what the provider sends. */
export const bodyRows = {
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
} as const satisfies Readonly<Record<string, DirectedRow>>;

/** `the request body` as something new. */
function indefinite(place: string): string {
  return place.replace(/^the /, 'a ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
