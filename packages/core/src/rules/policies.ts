import { type PlainRow, shown } from './row.ts';

/** What no comparison states: demands of a team's policy that a revision does not meet. */
export type PolicyFact =
  | 'deprecation-without-sunset'
  | 'deprecation-notice-too-short'
  | 'major-version-not-raised'
  | 'version-lowered'
  | 'version-unreadable';

const NO_MESSAGE_FAILS = 'No message fails by it; a team that asks for it gets an error.';

export const policyRows: Readonly<Record<PolicyFact, PlainRow>> = {
  'deprecation-without-sunset': {
    area: 'policy',
    title: 'An operation is deprecated without a sunset date',
    effect: 'risky',
    breaks: [],
    says: ({ subject }) => `${subject} is deprecated, and nothing says when it goes.`,
    why: 'Consumers cannot plan to move.',
    advice: 'Announce a date (x-sunset).',
    aliases: ['api-deprecated-sunset-missing'],
    differs: NO_MESSAGE_FAILS,
  },
  'deprecation-notice-too-short': {
    area: 'policy',
    title: 'The notice of a deprecation is too short',
    effect: 'risky',
    breaks: [],
    says: ({ subject, data }) =>
      `${subject} goes ${days(data.after)} after its deprecation; ${days(data.before)} are the least.`,
    why: 'Consumers have less time to move than they were promised.',
    advice: 'Set a later sunset date (x-sunset).',
    aliases: ['api-sunset-date-too-small'],
    differs: NO_MESSAGE_FAILS,
  },
  'major-version-not-raised': {
    area: 'policy',
    title: 'A breaking change came without a major version',
    effect: 'risky',
    breaks: [],
    says: ({ subject, data }) =>
      `The contract breaks, and its version went from ${shown(data.before)} to ${shown(data.after)}: ${subject} is the least.`,
    why: 'Consumers who trust version numbers take it for harmless.',
    advice: 'Raise the major version (the minor one before 1.0.0), or keep what breaks.',
    aliases: ['api-major-version-not-bumped'],
    differs: NO_MESSAGE_FAILS,
  },
  'version-lowered': {
    area: 'policy',
    title: 'The version of the contract fell',
    effect: 'risky',
    breaks: [],
    says: ({ data }) => `The version of the contract fell from ${shown(data.before)} to ${shown(data.after)}.`,
    why: 'Whoever takes the highest version keeps the old contract.',
    advice: 'Give the newer contract a higher version.',
    aliases: ['api-version-decreased'],
    differs: NO_MESSAGE_FAILS,
  },
  'version-unreadable': {
    area: 'policy',
    title: 'The version of a contract that breaks cannot be read',
    effect: 'risky',
    breaks: [],
    says: ({ data }) =>
      `The contract breaks, and its version went from ${shown(data.before)} to ${shown(data.after)}: which is higher cannot be told.`,
    why: 'Nobody can tell by its version that the contract breaks.',
    advice: 'Write info.version as three numbers, such as 2.0.0 (semver.org).',
  },
};

function days(count: unknown): string {
  return count === 1 ? '1 day' : `${count} days`;
}

export function isPolicyRule(rule: string): rule is PolicyFact {
  return Object.hasOwn(policyRows, rule);
}
