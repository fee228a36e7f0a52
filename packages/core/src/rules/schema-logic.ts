import { compatible, type DirectedRow, type Facts, must, risky, shown } from './row.ts';

const isTagged = ({ data }: Facts) => data.tagged === true;

/** Unions, discriminators, negation and conditions. */
export const logicRows = {
  'union-added': {
    area: 'schemas',
    title: 'A choice of schemas is demanded',
    set: 'narrower',
    certain: false,
    says: ({ place, direction }) => `${place} ${must(direction)} also fit one of several schemas.`,
  },
  'union-removed': {
    area: 'schemas',
    title: 'A choice of schemas is no longer demanded',
    set: 'wider',
    certain: false,
    says: ({ place }) => `${place} need no longer fit one of several schemas.`,
  },
  'union-member-added': {
    area: 'schemas',
    title: 'A choice was added (oneOf, anyOf, or a schema that extends this one)',
    set: 'wider',
    certain: isTagged,
    says: ({ place, subject }) => `${place} may now be ${shown(subject)}.`,
    request: { aliases: ['request-{body,property}-{any-of,one-of}-added', 'request-body-wrapped-in-one-of'] },
    response: {
      judge: (facts) =>
        facts.data.hasOwnTag === true ? { effect: 'risky', reading: 'tolerant' } : { effect: 'breaking' },
      why: 'Consumers meet a variant that they do not know; by its tag a tolerant reader can pass over it.',
      advice: 'Tell the variants apart by a tag, and tell consumers to expect unknown ones.',
      aliases: ['response-{body,property}-{any-of,one-of}-added', 'response-body-wrapped-in-one-of'],
    },
    differs: 'A variant with a tag can be passed over; one without cannot be told from the others.',
  },
  'union-member-removed': {
    area: 'schemas',
    title: 'A choice was removed (oneOf, anyOf, or a schema that extended this one)',
    set: 'narrower',
    certain: isTagged,
    says: ({ place, subject }) => `${place} can no longer be ${shown(subject)}.`,
    request: {
      why: 'Consumers that send this variant are rejected.',
      advice: 'Keep accepting the variant.',
      aliases: ['request-{body,property}-{any-of,one-of}-removed'],
    },
    response: { aliases: ['response-{body,property}-{any-of,one-of}-removed'] },
  },
  'union-became-exclusive': {
    area: 'schemas',
    title: 'Exactly one choice must fit (oneOf in place of anyOf)',
    set: 'narrower',
    certain: false,
    says: ({ place, direction }) => `${place} ${must(direction)} fit exactly one of its choices (oneOf).`,
    request: {
      judge: compatible,
      why: 'What fits one choice is accepted as before.',
      advice: 'Say anyOf, unless the choices must exclude each other.',
    },
  },
  'union-became-inclusive': {
    area: 'schemas',
    title: 'Several choices may fit at once (anyOf in place of oneOf)',
    set: 'wider',
    certain: false,
    says: ({ place }) => `${place} may now fit several of its choices at once (anyOf).`,
    response: {
      judge: compatible,
      why: 'What fits one choice is sent as before.',
      advice: 'Keep the choices apart in what is sent.',
    },
  },
  'union-became-ambiguous': {
    area: 'schemas',
    title: 'A message fits several choices of a oneOf',
    set: 'unknown',
    // Said of whatever change led to it, which is what the sentence begins with.
    says: ({ place }) => `${place}: one message can fit several choices of a oneOf.`,
    request: {
      judge: risky,
      why: 'A provider that takes oneOf at its word rejects what fits more than one choice; others may choose the wrong one.',
      advice: 'Tell the choices apart, by a tag or by what each requires; or say anyOf, if that is meant.',
    },
    response: {
      judge: risky,
      why: 'A consumer that takes oneOf at its word rejects what fits more than one choice; others may choose the wrong one.',
      advice: 'Tell the choices apart, by a tag or by what each requires; or say anyOf, if that is meant.',
    },
  },
  'not-added': {
    area: 'schemas',
    title: 'A schema was ruled out',
    set: 'narrower',
    certain: false,
    says: ({ place, direction }) => `${place} ${must(direction)} not fit a schema.`,
  },
  'not-removed': {
    area: 'schemas',
    title: 'A schema is no longer ruled out',
    set: 'wider',
    certain: false,
    says: ({ place }) => `${place} may now fit a schema that was ruled out.`,
  },
  'conditional-added': {
    area: 'schemas',
    title: 'A condition was added',
    set: 'narrower',
    certain: false,
    says: ({ place, direction }) => `${place} ${must(direction)} meet a condition (if / then / else).`,
    request: { aliases: ['request-{body,property}-{if,then,else}-added'] },
    response: { aliases: ['response-{body,property}-{if,then,else}-added'] },
  },
  'conditional-removed': {
    area: 'schemas',
    title: 'A condition was removed',
    set: 'wider',
    certain: false,
    says: ({ place }) => `${place} need not meet a condition (if / then / else) any more.`,
    request: { aliases: ['request-{body,property}-{if,then,else}-removed'] },
    response: { aliases: ['response-{body,property}-{if,then,else}-removed'] },
  },
  'conditional-changed': {
    area: 'schemas',
    title: 'A condition changed',
    set: 'unknown',
    says: ({ place }) => `The condition (if / then / else) on ${place} changed.`,
  },
  'discriminator-added': {
    area: 'schemas',
    title: 'A discriminator was added',
    set: 'unknown',
    says: ({ place, data }) => `The variants of ${place} are now told apart by ${shown(data.after)}.`,
    request: {
      judge: risky,
      why: 'Messages without the tag may no longer be understood.',
      advice: 'Make sure that every variant already has the member, with these values.',
      aliases: ['request-{body,property}-discriminator-added'],
    },
    response: {
      judge: risky,
      why: 'Generated clients choose the variant by the tag from now on.',
      advice: 'Make sure that every variant has the member, with these values.',
      aliases: ['response-{body,property}-discriminator-added'],
    },
    differs: 'The tag becomes part of what is understood.',
  },
  'discriminator-removed': {
    area: 'schemas',
    title: 'A discriminator was removed',
    set: 'unknown',
    says: ({ place, data }) => `The variants of ${place} are no longer told apart by ${shown(data.before)}.`,
    request: {
      judge: risky,
      why: 'Which variant a message is may no longer be plain.',
      advice: 'Keep the discriminator.',
      aliases: ['request-{body,property}-discriminator-removed'],
    },
    response: {
      judge: risky,
      why: 'Consumers that choose the variant by the tag may no longer find it.',
      advice: 'Keep the discriminator.',
      aliases: ['response-{body,property}-discriminator-removed'],
    },
    differs: 'Consumers that go by the tag may lose it.',
  },
  'discriminator-property-changed': {
    area: 'schemas',
    title: 'Another member tells the variants apart',
    set: 'incomparable',
    certain: false,
    says: ({ place, data }) =>
      `The variants of ${place} are told apart by ${shown(data.after)} in place of ${shown(data.before)}.`,
    request: {
      why: 'Consumers send the tag in the old member.',
      advice: 'Keep the old member.',
      aliases: ['request-{body,property}-discriminator-property-name-changed'],
    },
    response: {
      why: 'Consumers look for the tag in the old member.',
      advice: 'Keep the old member.',
      aliases: ['response-{body,property}-discriminator-property-name-changed'],
    },
    differs: 'The tag travels in another member: both sides must agree on it.',
  },
  'discriminator-tag-added': {
    area: 'schemas',
    title: 'A tag selects a variant',
    set: 'wider',
    says: ({ place, subject }) => `The tag ${shown(subject)} now selects a variant of ${place}.`,
    request: { aliases: ['request-{body,property}-discriminator-mapping-{added,changed}'] },
    response: {
      judge: () => ({ effect: 'risky', reading: 'tolerant' }),
      why: 'Consumers meet a tag that they do not know.',
      advice: 'Keep sending the old tag.',
      aliases: ['response-{body,property}-discriminator-mapping-{added,changed}'],
    },
    differs: 'The tag is a value on the wire.',
  },
  'discriminator-tag-removed': {
    area: 'schemas',
    title: 'A tag no longer selects its variant',
    set: 'narrower',
    says: ({ place, subject }) => `The tag ${shown(subject)} no longer selects its variant of ${place}.`,
    request: {
      why: 'Consumers that send the tag are not understood.',
      advice:
        'Keep the tag in the mapping. Without a mapping the component name is the tag, so renaming it changes the wire.',
      aliases: ['request-{body,property}-discriminator-mapping-deleted'],
    },
    response: { aliases: ['response-{body,property}-discriminator-mapping-deleted'] },
    differs: 'The tag is a value on the wire.',
  },
} as const satisfies Readonly<Record<string, DirectedRow>>;
