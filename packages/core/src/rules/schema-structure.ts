import type { Openness } from '../schema/objects.ts';
import { compatible, type DirectedRow, type Facts, type Judgement, must, risky, type SetEffect, shown } from './row.ts';

/** A receiver that is closed, or types what it does not declare, does not just ignore a new member. */
function addedToResponse({ data }: Facts): Judgement {
  if (data.named === true) return { effect: 'compatible' };
  if (data.baseRest === 'closed') return { effect: 'breaking' };
  return data.baseRest === 'typed' ? { effect: 'breaking', certain: false } : { effect: 'compatible' };
}

/** A sender that says it sends anything may have sent the name with another value. */
function addedToRequest({ data }: Facts): Judgement {
  if (data.named === true) return { effect: 'breaking' };
  if (data.anything === true || data.baseRest === 'omitted' || data.baseRest === 'closed')
    return { effect: 'compatible' };
  return data.baseRest === 'typed' ? { effect: 'breaking', certain: false } : { effect: 'risky' };
}

function removedFromRequest({ data }: Facts): Judgement {
  if (data.named === true) return { effect: 'compatible' };
  if (data.revisionRest === 'closed') return { effect: 'breaking', reading: 'literal' };
  return data.revisionRest === 'typed' ? { effect: 'breaking', certain: false } : { effect: 'risky' };
}

/** Literally: the name was free where the object was open, and ruled out where it was closed. */
function addedSet({ data }: Facts): SetEffect {
  if (data.named === true) return 'narrower';
  if (data.baseRest === 'closed') return 'wider';
  if (data.baseRest === 'typed') return 'unknown';
  return data.anything === true ? 'equal' : 'narrower';
}

function removedSet({ data }: Facts): SetEffect {
  if (data.named === true) return 'wider';
  if (data.revisionRest === 'closed') return 'narrower';
  if (data.revisionRest === 'typed') return 'unknown';
  return data.anything === true ? 'equal' : 'wider';
}

const isClosedBefore = ({ data }: Facts) => data.baseRest === 'closed';
const isClosedAfter = ({ data }: Facts) => data.revisionRest === 'closed';

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

/** Members of objects and items of arrays. */
export const structureRows = {
  'property-added': {
    area: 'schemas',
    title: 'An optional member was added',
    set: addedSet,
    says: ({ place, data }) =>
      data.named === true ? `${place}, which was not described, now is.` : `The optional member ${place} is new.`,
    request: {
      judge: addedToRequest,
      why: 'Consumers that do not send it are accepted as before.',
      advice: 'Nothing to do, unless consumers already send a member of that name.',
      aliases: ['new-optional-request-property'],
    },
    response: {
      judge: addedToResponse,
      why: 'Consumers ignore members that they do not know; where the contract closed the object, they may reject it.',
      advice: 'Keep response objects open.',
      aliases: ['response-optional-property-added'],
    },
  },
  'required-property-added': {
    area: 'schemas',
    title: 'A required member was added',
    set: ({ data }) => (data.baseRest === 'closed' ? 'incomparable' : 'narrower'),
    says: ({ place, direction }) =>
      `The member ${place} is new and ${direction === 'request' ? 'must be sent' : 'always present'}.`,
    request: {
      why: 'Consumers do not send it; their requests are rejected.',
      advice: 'Make it optional with a default.',
      aliases: ['new-required-request-property', 'new-required-request-property-with-default'],
    },
    response: {
      judge: addedToResponse,
      why: 'Consumers ignore members that they do not know; where the contract closed the object, they may reject it.',
      advice: 'Keep response objects open.',
      aliases: ['response-required-property-added'],
    },
  },
  'property-removed': {
    area: 'schemas',
    title: 'An optional member was removed',
    set: removedSet,
    says: ({ place, data }) =>
      data.named === true ? `${place} is no longer described.` : `The member ${place} is gone.`,
    request: {
      judge: removedFromRequest,
      why: 'Consumers that send it find it ignored, or are rejected if the object is closed.',
      advice: 'Deprecate it first and see who still sends it.',
      aliases: ['request-property-removed'],
    },
    response: {
      judge: ({ data }) => ({ effect: data.named === true ? 'breaking' : 'risky' }),
      why: 'Consumers that read it no longer get it.',
      advice: 'Keep sending it until nobody reads it.',
      aliases: ['response-optional-property-removed'],
    },
  },
  'required-property-removed': {
    area: 'schemas',
    title: 'A required member was removed',
    set: ({ data }) => (data.revisionRest === 'closed' ? 'incomparable' : 'wider'),
    says: ({ place }) => `The member ${place}, which was always present, is gone.`,
    request: {
      judge: removedFromRequest,
      why: 'Consumers that send it find it ignored, or are rejected if the object is closed.',
      advice: 'Keep accepting it.',
      aliases: ['request-property-removed'],
    },
    response: {
      why: 'Consumers count on it.',
      advice: 'Keep sending it.',
      aliases: ['response-required-property-removed'],
    },
  },
  'property-became-required': {
    area: 'schemas',
    title: 'A member became required',
    set: 'narrower',
    says: ({ place, direction }) =>
      `${place} ${direction === 'request' ? 'must now be sent' : 'is now always present'}.`,
    request: {
      why: 'Consumers that leave it out are rejected.',
      advice: 'Keep it optional with a default; or require it in a new version of the operation only.',
      aliases: ['request-property-became-required', 'request-property-became-required-with-default'],
    },
    response: {
      why: 'Consumers get it more often than was promised.',
      advice: 'Nothing to do.',
      aliases: ['response-property-became-required'],
    },
  },
  'property-became-optional': {
    area: 'schemas',
    title: 'A member became optional',
    set: 'wider',
    says: ({ place }) => `${place} may now be left out.`,
    request: { aliases: ['request-property-became-optional'] },
    response: {
      why: 'Consumers that use it without looking fail when it is missing.',
      advice: 'Keep sending it always.',
      aliases: ['response-property-became-optional'],
    },
  },
  'property-became-read-only': {
    area: 'schemas',
    title: 'A member became read-only',
    set: 'equal',
    says: ({ place }) => `${place} is now set by the provider alone (readOnly).`,
    request: {
      judge: risky,
      why: 'Consumers that send it find it ignored.',
      advice: 'Keep accepting it, or refuse it in plain words.',
      aliases: ['request-optional-property-became-read-only', 'request-required-property-became-read-only'],
    },
    response: {
      judge: compatible,
      why: 'Responses hold it as before.',
      advice: 'Nothing to do.',
      aliases: ['response-{optional,required}-property-became-read-only'],
    },
    alike: true,
    differs: 'What consumers send is no longer looked at: they can lose something.',
  },
  'property-became-not-read-only': {
    area: 'schemas',
    title: 'A member is no longer read-only',
    set: 'equal',
    says: ({ place }) => `${place} can now be sent by consumers too.`,
    request: {
      judge: ({ data }) => ({ effect: data.required === true ? 'breaking' : 'compatible' }),
      why: 'Consumers may send it; where it is required, they must.',
      advice: 'Leave it optional for requests.',
      aliases: ['request-optional-property-became-not-read-only', 'request-required-property-became-not-read-only'],
    },
    response: {
      judge: compatible,
      why: 'Responses hold it as before.',
      advice: 'Nothing to do.',
      aliases: ['response-{optional,required}-property-became-not-read-only'],
    },
    alike: true,
    differs: 'Where the member is required, consumers that do not send it are rejected.',
  },
  'property-became-write-only': {
    area: 'schemas',
    title: 'A member became write-only',
    set: 'equal',
    says: ({ place }) => `${place} is no longer in responses (writeOnly).`,
    request: {
      judge: compatible,
      why: 'Requests hold it as before.',
      advice: 'Nothing to do.',
      aliases: ['request-{optional,required}-property-became-write-only'],
    },
    response: {
      judge: ({ data }) => ({ effect: data.required === true ? 'breaking' : 'risky' }),
      why: 'Consumers that read it no longer get it.',
      advice: 'Keep sending it until nobody reads it.',
      aliases: ['response-{optional,required}-property-became-write-only'],
    },
    alike: true,
    differs: 'It is gone from responses: the same as removing it there.',
  },
  'property-became-not-write-only': {
    area: 'schemas',
    title: 'A member is no longer write-only',
    set: 'equal',
    says: ({ place }) => `${place} is now in responses too.`,
    request: {
      judge: compatible,
      why: 'Requests hold it as before.',
      advice: 'Nothing to do.',
      aliases: ['request-{optional,required}-property-became-not-write-only'],
    },
    response: {
      judge: compatible,
      why: 'Consumers ignore members that they do not know.',
      advice: 'Make sure that it is no secret.',
      aliases: ['response-{optional,required}-property-became-not-write-only'],
    },
    alike: true,
    differs: 'One member more in responses breaks nobody, required or not.',
  },
  'object-closed': {
    area: 'schemas',
    title: 'Undeclared members are no longer allowed',
    set: 'narrower',
    says: ({ place }) => `${place} can hold no undeclared members any more.`,
    request: {
      judge: () => ({ effect: 'breaking', reading: 'literal' }),
      why: 'Consumers that send a further member, which was ignored before, are rejected.',
      advice: 'Keep ignoring what is not known.',
      aliases: ['request-{body,property}-unevaluated-properties-added'],
    },
    response: { aliases: ['response-{body,property}-unevaluated-properties-added'] },
  },
  'object-opened': {
    area: 'schemas',
    title: 'Undeclared members are allowed',
    set: 'wider',
    says: ({ place }) => `${place} may now hold undeclared members.`,
    request: { aliases: ['request-{body,property}-unevaluated-properties-removed'] },
    response: {
      judge: ({ data }) => {
        if (data.revisionRest === 'typed') return { effect: 'breaking', reading: 'literal' };
        return { effect: data.revisionRest === 'omitted' ? 'compatible' : 'risky' };
      },
      why: 'A consumer that was promised a closed object may reject what it does not know.',
      advice: 'Tell consumers to ignore what they do not know.',
      aliases: ['response-{body,property}-unevaluated-properties-removed'],
    },
    differs:
      'A sender sends what its contract declares; that has not changed unless undeclared members are allowed in so many words.',
  },
  'additional-properties-typed': {
    area: 'schemas',
    title: 'Undeclared members must fit a schema',
    set: 'narrower',
    says: ({ place, direction }) => `Undeclared members of ${place} ${must(direction)} fit a schema.`,
    request: {
      judge: () => ({ effect: 'breaking', reading: 'literal' }),
      why: 'Consumers that send further members of another kind are rejected.',
      advice: 'Keep accepting what is not known.',
    },
    response: { judge: compatible, why: 'Less is sent than was allowed.', advice: 'Nothing to do.' },
  },
  'additional-properties-untyped': {
    area: 'schemas',
    title: 'Undeclared members may be anything',
    set: 'wider',
    says: ({ place }) => `Undeclared members of ${place} may now be anything.`,
    response: {
      judge: ({ data }) => ({ effect: data.revisionRest === 'omitted' ? 'compatible' : 'risky' }),
      why: 'A consumer that reads the values of a map may meet another kind of value.',
      advice: 'Keep the schema of the values.',
    },
  },
  'pattern-property-added': {
    area: 'schemas',
    title: 'Members of a family of names must fit a schema',
    set: (facts) => (isClosedBefore(facts) ? 'wider' : 'narrower'),
    says: ({ subject, direction }) => `Members whose name matches ${shown(subject)} ${must(direction)} fit a schema.`,
    request: {
      judge: (facts) => (isClosedBefore(facts) ? { effect: 'compatible' } : { effect: 'breaking', reading: 'literal' }),
      why: 'Consumers that send such members of another kind are rejected.',
      advice: 'Keep accepting what is not known.',
      aliases: ['request-{body,property}-pattern-property-added'],
    },
    response: { aliases: ['response-{body,property}-pattern-property-added'] },
  },
  'pattern-property-removed': {
    area: 'schemas',
    title: 'A family of names lost its schema',
    set: (facts) => (isClosedAfter(facts) ? 'narrower' : 'wider'),
    says: ({ subject }) => `Members whose name matches ${shown(subject)} are no longer described.`,
    request: {
      judge: (facts) => ({ effect: isClosedAfter(facts) ? 'breaking' : 'risky' }),
      why: 'Consumers that send such members find them ignored, or are rejected if the object is closed.',
      advice: 'Keep accepting them.',
      aliases: ['request-{body,property}-pattern-property-removed'],
    },
    response: {
      judge: risky,
      why: 'Consumers that read such members may no longer get them.',
      advice: 'Keep sending them.',
      aliases: ['response-{body,property}-pattern-property-removed'],
    },
    differs: 'Members that are no longer described are no longer promised, nor looked at.',
  },
  'property-names-added': {
    area: 'schemas',
    title: 'Names of members must fit a schema',
    set: 'narrower',
    says: ({ place, direction }) => `Names of members of ${place} ${must(direction)} fit a schema.`,
    request: {
      judge: () => ({ effect: 'breaking', reading: 'literal' }),
      aliases: ['request-{body,property}-property-names-added'],
    },
    response: { aliases: ['response-{body,property}-property-names-added'] },
  },
  'property-names-removed': {
    area: 'schemas',
    title: 'Names of members may be anything',
    set: 'wider',
    says: ({ place }) => `Names of members of ${place} may now be anything.`,
    request: { aliases: ['request-{body,property}-property-names-removed'] },
    response: { aliases: ['response-{body,property}-property-names-removed'] },
  },
  'dependent-required-added': {
    area: 'schemas',
    title: 'A member demands another one',
    set: 'narrower',
    says: ({ subject }) => `A member now demands another: ${subject}.`,
    request: { aliases: ['request-{body,property}-dependent-required-{added,changed}'] },
    response: { aliases: ['response-{body,property}-dependent-required-added'] },
  },
  'dependent-required-removed': {
    area: 'schemas',
    title: 'A member no longer demands another one',
    set: 'wider',
    says: ({ subject }) => `A member no longer demands another: ${subject}.`,
    request: { aliases: ['request-{body,property}-dependent-required-removed'] },
    response: { aliases: ['response-{body,property}-dependent-required-{removed,changed}'] },
  },
  'dependent-schema-added': {
    area: 'schemas',
    title: 'A member demands more of its object',
    set: 'narrower',
    certain: false,
    says: ({ subject, direction }) =>
      `Where ${shown(subject)} is sent, the object ${must(direction)} fit a further schema.`,
    request: { aliases: ['request-{body,property}-dependent-schema-added'] },
    response: { aliases: ['response-{body,property}-dependent-schema-added'] },
  },
  'dependent-schema-removed': {
    area: 'schemas',
    title: 'A member no longer demands more of its object',
    set: 'wider',
    certain: false,
    says: ({ subject }) => `Where ${shown(subject)} is sent, the object need not fit a further schema any more.`,
    request: { aliases: ['request-{body,property}-dependent-schema-removed'] },
    response: { aliases: ['response-{body,property}-dependent-schema-removed'] },
  },
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
