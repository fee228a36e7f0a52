import { type BoundEvent, type BoundFact, boundEvents, boundFact } from '../compare/facts.ts';
import { type BoundKeyword, boundFacts, boundKeywords } from '../schema/bounds.ts';
import { boundAliases } from './bound-aliases.ts';
import { type DirectedRow, type Facts, must, shown } from './row.ts';

/** Multiples of a number. */
export const multipleRows = {
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
