import { compatible, type DirectedRow, type Facts, type Judgement, risky, type SetEffect, shown } from './row.ts';

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

/** Under the old name it is not read any more, under the new one it was not sent before. */
function renamedInRequest({ data }: Facts): Judgement {
  if (data.revisionRest === 'closed') return { effect: 'breaking', reading: 'literal' };
  const isTyped = data.baseRest === 'typed' || data.revisionRest === 'typed';
  return isTyped ? { effect: 'breaking', certain: false } : { effect: 'risky' };
}

function renamedInResponse(facts: Facts): Judgement {
  const added = addedToResponse(facts);
  return added.effect === 'breaking' ? added : { effect: 'risky' };
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

/** Members of objects. */
export const objectRows = {
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
  'property-renamed': {
    area: 'schemas',
    title: 'An optional member was renamed',
    set: 'incomparable',
    says: ({ place, data }) => `${place} is now called ${shown(data.after)}.`,
    request: {
      judge: renamedInRequest,
      why: 'Consumers that send it under the old name find it ignored, or are rejected if the object is closed.',
      advice: 'Keep reading the old name beside the new one until nobody sends it.',
    },
    response: {
      judge: renamedInResponse,
      why: 'Consumers that read it under the old name no longer get it.',
      advice: 'Send it under both names until nobody reads the old one.',
    },
  },
  'required-property-renamed': {
    area: 'schemas',
    title: 'A required member was renamed',
    set: 'incomparable',
    says: ({ place, data }) => `${place} is now called ${shown(data.after)}.`,
    request: {
      why: 'Consumers send it under the old name; without the new one their requests are rejected.',
      advice: 'Accept both names: leave the new one optional while the old one is sent.',
    },
    response: {
      why: 'Consumers count on the old name.',
      advice: 'Send it under both names until nobody reads the old one.',
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
} as const satisfies Readonly<Record<string, DirectedRow>>;
