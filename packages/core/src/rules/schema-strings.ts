import { isKnownFormat } from '../schema/formats.ts';
import { type DirectedRow, must, shown } from './row.ts';

/** Patterns, formats and what texts hold. */
export const stringRows = {
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
} as const satisfies Readonly<Record<string, DirectedRow>>;
