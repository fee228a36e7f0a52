import { fail, ok, type Result } from '@contract-check/core';
import type { WaiverTerms } from '../command-line/command.ts';
import { checkPathGlob } from '../config/check-config.ts';
import { contractNamed } from '../config/contract-named.ts';
import { didYouMean, quoted } from '../config/data-problems.ts';
import { isDate } from '../config/dates.ts';
import { checkOperationGlob, type WrittenWaiver } from '../config/read-waivers.ts';
import type { ContractSettings } from '../config/settings.ts';

/** What a waiver is to be about, as typed. */
export interface AskedConditions {
  /** A fingerprint or a rule. */
  readonly what: string | undefined;
  readonly operation: string | undefined;
  readonly path: string | undefined;
  readonly contract: string | undefined;
}

/** What arguments are held against. */
export interface Known {
  readonly ruleIds: readonly string[];
  readonly contracts: readonly ContractSettings[];
  /** The present moment, in milliseconds of Unix time. */
  readonly now: number;
}

type Terms = Pick<WrittenWaiver, 'reason' | 'owner' | 'until'>;
type Conditions = Pick<WrittenWaiver, 'fingerprint' | 'rule' | 'operation' | 'path' | 'contract'>;

/** Reason, owner and end, or all that is wrong with them. */
export function checkTerms({ reason, owner, until }: WaiverTerms, now: number): Result<Terms, readonly string[]> {
  const given = { reason, owner, until };
  const missing = Object.entries(given).filter(([, value]) => value === undefined || value.trim() === '');
  const names = missing.map(([name]) => `--${name}`).join(', ');
  const wrong = [
    ...(missing.length === 0 ? [] : [`A waiver needs a reason, an owner and an end; missing: ${names}.`]),
    ...(until === undefined || until.trim() === '' ? [] : wrongEnd(until, now)),
  ];
  return wrong.length > 0 ? fail(wrong) : ok({ reason: reason ?? '', owner: owner ?? '', until: until ?? '' });
}

function wrongEnd(until: string, now: number): readonly string[] {
  if (until === 'never') return [];
  if (!isDate(until)) return [`${quoted(until)} is no day. Write YYYY-MM-DD, or never.`];
  return until < today(now) ? [`${until} is over. Give a day that is still to come, or never.`] : [];
}

/** The day of a moment (UTC), `YYYY-MM-DD`. */
function today(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** The conditions, or all that is wrong with them. */
export function checkConditions(asked: AskedConditions, known: Known): Result<Conditions, readonly string[]> {
  const { what, operation, path, contract } = asked;
  const subject = what === undefined ? ok({}) : subjectOf(what, known.ruleIds);
  const globs = [
    ...(operation === undefined ? [] : checkOperationGlob(operation, [])),
    ...(path === undefined ? [] : checkPathGlob(path, [])),
  ];
  const isEmpty = [what, operation, path, contract].every((condition) => condition === undefined);
  const wrong = [
    ...(isEmpty ? ['Say which findings: a fingerprint, a rule, --operation, --path or --contract.'] : []),
    ...(subject.ok ? [] : [subject.error]),
    ...globs.map(({ message, fix }) => `${message} ${fix}`),
    ...unknownContract(contract, known.contracts),
  ];
  if (wrong.length > 0 || !subject.ok) return fail(wrong);
  return ok({
    ...subject.value,
    ...(operation === undefined ? {} : { operation }),
    ...(path === undefined ? {} : { path }),
    ...(contract === undefined ? {} : { contract }),
  });
}

function subjectOf(what: string, ruleIds: readonly string[]): Result<Conditions, string> {
  if (ruleIds.includes(what)) return ok({ rule: what });
  if (/^[0-9a-f]{8,16}$/i.test(what)) return ok({ fingerprint: what.toLowerCase() });
  // No rule starts with a digit, and none is made of these letters alone.
  if (/^\d|^[0-9a-f]+$/i.test(what)) {
    return fail(`${quoted(what)} is no fingerprint: these have 16 digits of 0-9 and a-f, of which 8 are enough.`);
  }
  return fail(`There is no rule ${quoted(what)}. ${didYouMean(what, ruleIds, 'contract-check rules lists them all.')}`);
}

/** What is wrong with the name of a contract; empty when it is one. */
export function unknownContract(name: string | undefined, contracts: readonly ContractSettings[]): readonly string[] {
  if (name === undefined || contractNamed(name, contracts) !== undefined) return [];
  const names = contracts.map((contract) => contract.name);
  if (names.length === 0) return ['--contract needs a configuration that names contracts.'];
  return [`There is no contract ${quoted(name)}. ${didYouMean(name, names, `Configured: ${names.join(', ')}.`)}`];
}

/** Whether two waivers are about the same findings. A fingerprint and its beginning are. */
export function sameConditions(one: Conditions, other: Conditions): boolean {
  const [left = '', right = ''] = [one.fingerprint, other.fingerprint];
  const sameFinding =
    left === right || (left !== '' && right !== '' && (left.startsWith(right) || right.startsWith(left)));
  return sameFinding && (['rule', 'operation', 'path', 'contract'] as const).every((name) => one[name] === other[name]);
}

/** What a waiver accepts, in a sentence. */
export function meaning({ fingerprint, rule, operation, path, contract, until }: WrittenWaiver): string {
  const what = fingerprint === undefined ? 'every finding' : `the finding ${fingerprint}`;
  const parts = [
    what,
    ...(rule === undefined ? [] : [`of the rule ${rule}`]),
    ...(operation === undefined ? [] : [`that reaches only operations like ${operation}`]),
    ...(path === undefined ? [] : [`that reaches only paths like ${path}`]),
    ...(contract === undefined ? [] : [`of the contract ${contract}`]),
  ];
  return `Waives ${parts.join(' ')}${until === 'never' ? ', without end' : `, to the end of ${until} (UTC)`}.`;
}
