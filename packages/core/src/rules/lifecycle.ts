import {
  type LifecycleEvent,
  type LifecycleFact,
  type LifecycleSubject,
  lifecycleEvents,
  lifecycleSubjects,
} from '../compare/facts.ts';
import { type PlainRow, shown } from './row.ts';

type EventRow = Omit<PlainRow, 'area' | 'title' | 'aliases' | 'says'> & {
  readonly title: (subject: string) => string;
  readonly says: (what: string, before: unknown, after: unknown) => string;
};

/** Nothing of this breaks by itself: a call works as long as it is answered (docs/verdicts.md, lifecycle). */
const events: Readonly<Record<LifecycleEvent, EventRow>> = {
  deprecated: {
    title: (subject) => `${subject} was deprecated`,
    effect: 'compatible',
    says: (what, _, after) => `${what} is deprecated${after === undefined ? '' : `; its sunset is ${shown(after)}`}.`,
    why: 'It works as before; consumers should plan to move.',
    advice: 'Announce a sunset date (x-sunset) and a successor.',
  },
  undeprecated: {
    title: (subject) => `${subject} is no longer deprecated`,
    effect: 'compatible',
    says: (what) => `${what} is no longer deprecated.`,
    why: 'It works as before.',
    advice: 'Nothing to do.',
  },
  'sunset-added': {
    title: (subject) => `${subject} got a sunset date`,
    effect: 'compatible',
    says: (what, _, after) => `${what} will go on ${shown(after)}.`,
    why: 'It works until then; consumers must move before.',
    advice: 'Tell its consumers.',
  },
  'sunset-removed': {
    title: (subject) => `${subject} lost its sunset date`,
    effect: 'risky',
    says: (what, before) => `The sunset of ${what}, ${shown(before)}, was taken back.`,
    why: 'Consumers planned by the date; without one nobody knows when it goes.',
    advice: 'Keep the date, or set a later one.',
  },
  'sunset-earlier': {
    title: (subject) => `The sunset of ${subject.toLowerCase()} was brought forward`,
    effect: 'risky',
    says: (what, before, after) =>
      `The sunset of ${what} was brought forward from ${shown(before)} to ${shown(after)}.`,
    why: 'Consumers planned by the later date.',
    advice: 'Keep the announced date.',
  },
  'sunset-later': {
    title: (subject) => `The sunset of ${subject.toLowerCase()} was put off`,
    effect: 'compatible',
    says: (what, before, after) => `The sunset of ${what} was put off from ${shown(before)} to ${shown(after)}.`,
    why: 'Consumers have longer to move.',
    advice: 'Nothing to do.',
  },
  'sunset-unreadable': {
    title: (subject) => `The sunset date of ${subject.toLowerCase()} cannot be read`,
    effect: 'risky',
    says: (what, _, after) => `The sunset of ${what}, ${shown(after)}, is no date.`,
    why: 'Neither people nor tools know when it goes.',
    advice: 'Write it as YYYY-MM-DD, or as a date and time of RFC 3339.',
  },
  'stability-lowered': {
    title: (subject) => `The stability of ${subject.toLowerCase()} was lowered`,
    effect: 'risky',
    says: (what, before, after) =>
      `The stability of ${what} fell from ${shown(before ?? 'stable')} to ${shown(after ?? 'stable')}.`,
    why: 'Consumers relied on a promise that no longer holds.',
    advice: 'Keep the level; make the experiment a new element.',
  },
  'stability-raised': {
    title: (subject) => `The stability of ${subject.toLowerCase()} was raised`,
    effect: 'compatible',
    says: (what, before, after) =>
      `The stability of ${what} rose from ${shown(before ?? 'stable')} to ${shown(after ?? 'stable')}.`,
    why: 'More is promised than before.',
    advice: 'Nothing to do.',
  },
  'stability-unreadable': {
    title: (subject) => `The stability level of ${subject.toLowerCase()} is unknown`,
    effect: 'risky',
    says: (what, _, after) =>
      `The stability level of ${what}, ${shown(after)}, is none of draft, alpha, beta and stable.`,
    why: 'Nobody knows what is promised.',
    advice: 'Use draft, alpha, beta or stable.',
  },
};

const subjects: Readonly<Record<LifecycleSubject, { title: string; area: string }>> = {
  operation: { title: 'An operation', area: 'operations' },
  parameter: { title: 'A parameter', area: 'parameters' },
  header: { title: 'A header', area: 'headers' },
  property: { title: 'A schema or member', area: 'schemas' },
};

const both = (event: string) => [`request-property-${event}`, `response-property-${event}`];

const aliases: Readonly<Partial<Record<LifecycleFact, readonly string[]>>> = {
  'operation-deprecated': ['endpoint-deprecated', 'endpoint-deprecated-with-sunset'],
  'operation-undeprecated': ['endpoint-reactivated'],
  'operation-sunset-removed': ['sunset-deleted'],
  'operation-sunset-earlier': ['api-sunset-date-changed-too-small'],
  'operation-sunset-unreadable': ['api-deprecated-sunset-parse', 'api-path-sunset-parse'],
  'operation-stability-lowered': ['api-stability-decreased'],
  'operation-stability-raised': ['api-stability-increased'],
  'operation-stability-unreadable': ['api-invalid-stability-level'],
  'parameter-deprecated': ['request-parameter-deprecated', 'request-parameter-deprecated-sunset-missing'],
  'parameter-undeprecated': ['request-parameter-reactivated'],
  'parameter-sunset-removed': ['request-parameter-sunset-deleted'],
  'parameter-sunset-earlier': ['request-parameter-sunset-date-changed-too-small'],
  'parameter-sunset-unreadable': ['request-parameter-sunset-parse'],
  'property-deprecated': [
    ...both('deprecated'),
    ...both('deprecated-with-sunset'),
    ...both('deprecated-sunset-missing'),
  ],
  'property-undeprecated': both('reactivated'),
  'property-sunset-unreadable': both('deprecated-sunset-invalid'),
  'property-stability-lowered': both('stability-decreased'),
  'property-stability-raised': both('stability-increased'),
};

/** Events that the peer takes for an error; what a team demands of deprecations is a policy of its own. */
const differing: ReadonlySet<LifecycleEvent> = new Set(
  lifecycleEvents.filter((event) => event === 'deprecated' || events[event].effect === 'risky'),
);
const DIFFERS = 'Lifecycle findings never break by themselves: every message still works.';

function rowOf(subject: LifecycleSubject, event: LifecycleEvent): PlainRow {
  const { title, says, ...rest } = events[event];
  const known = aliases[`${subject}-${event}`];
  return {
    ...rest,
    area: subjects[subject].area,
    title: title(subjects[subject].title),
    says: ({ place, data }) => says(subject === 'operation' ? 'the operation' : place, data.before, data.after),
    ...(known === undefined ? {} : { aliases: known }),
    ...(known === undefined || !differing.has(event) ? {} : { differs: DIFFERS }),
  };
}

export const lifecycleRows = Object.fromEntries(
  lifecycleSubjects.flatMap((subject) =>
    lifecycleEvents.map((event) => [`${subject}-${event}`, rowOf(subject, event)] as const),
  ),
) as Readonly<Record<LifecycleFact, PlainRow>>;
