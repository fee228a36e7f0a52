import type { Openness } from '../schema/objects.ts';
import { type DirectedRow, must, type SetEffect } from './row.ts';

/** By what the items after the described ones were, or are. */
const describedItem: Readonly<Record<Openness, SetEffect>> = {
  closed: 'wider',
  typed: 'unknown',
  omitted: 'narrower',
  explicit: 'narrower',
  'free-form': 'narrower',
};
const undescribedItem: Readonly<Record<Openness, SetEffect>> = {
  closed: 'narrower',
  typed: 'unknown',
  omitted: 'wider',
  explicit: 'wider',
  'free-form': 'wider',
};

/** Items of arrays. */
export const arrayRows = {
  'items-added': {
    area: 'schemas',
    title: 'Items must fit a schema',
    set: 'narrower',
    says: ({ place, direction }) => `${place} ${must(direction)} fit a schema.`,
    request: { aliases: ['request-{body,property}-unevaluated-items-added'] },
    response: { aliases: ['response-{body,property}-unevaluated-items-added'] },
  },
  'items-removed': {
    area: 'schemas',
    title: 'Items may be anything',
    set: 'wider',
    says: ({ place }) => `${place} may now be anything.`,
    request: { aliases: ['request-{body,property}-unevaluated-items-removed'] },
    response: { aliases: ['response-{body,property}-unevaluated-items-removed'] },
  },
  'array-closed': {
    area: 'schemas',
    title: 'Further items are no longer allowed',
    set: 'narrower',
    says: ({ place }) => `${place} can hold no further items any more.`,
    request: { aliases: ['request-{body,property}-unevaluated-items-added'] },
    response: { aliases: ['response-{body,property}-unevaluated-items-added'] },
  },
  'array-opened': {
    area: 'schemas',
    title: 'Further items are allowed',
    set: 'wider',
    says: ({ place }) => `${place} may now hold further items.`,
    request: { aliases: ['request-{body,property}-unevaluated-items-removed'] },
    response: { aliases: ['response-{body,property}-unevaluated-items-removed'] },
  },
  'prefix-item-added': {
    area: 'schemas',
    title: 'An item at a fixed position was described',
    set: ({ data }) => describedItem[data.baseRest ?? 'omitted'],
    says: ({ subject, direction }) => `Item ${subject} ${must(direction)} fit a schema of its own.`,
    request: { aliases: ['request-{body,property}-prefix-items-added'] },
    response: { aliases: ['response-{body,property}-prefix-items-added'] },
    differs: 'Where any item was allowed, a described one is less; where no further item was, it is more.',
  },
  'prefix-item-removed': {
    area: 'schemas',
    title: 'An item at a fixed position is no longer described',
    set: ({ data }) => undescribedItem[data.revisionRest ?? 'omitted'],
    says: ({ subject }) => `Item ${subject} no longer has a schema of its own.`,
    request: { aliases: ['request-{body,property}-prefix-items-removed'] },
    response: { aliases: ['response-{body,property}-prefix-items-removed'] },
    differs: 'Where any item is allowed, an item without a schema is more; where no further item is, it is less.',
  },
  'contains-added': {
    area: 'schemas',
    title: 'Some item must fit a schema',
    set: 'narrower',
    says: ({ place, direction }) => `${place} ${must(direction)} hold an item that fits a schema.`,
    request: { aliases: ['request-{body,property}-contains-added'] },
    response: { aliases: ['response-{body,property}-contains-added'] },
  },
  'contains-removed': {
    area: 'schemas',
    title: 'No item must fit a schema any more',
    set: 'wider',
    says: ({ place }) => `${place} need not hold an item that fits a schema any more.`,
    request: { aliases: ['request-{body,property}-contains-removed'] },
    response: { aliases: ['response-{body,property}-contains-removed'] },
  },
  'unique-items-added': {
    area: 'schemas',
    title: 'Items must be unique',
    set: 'narrower',
    says: ({ place, direction }) => `Items of ${place} ${must(direction)} be unique.`,
  },
  'unique-items-removed': {
    area: 'schemas',
    title: 'Items may repeat',
    set: 'wider',
    says: ({ place }) => `Items of ${place} may now repeat.`,
  },
} as const satisfies Readonly<Record<string, DirectedRow>>;
