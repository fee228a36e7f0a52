import { readDate } from '../compare/lifecycle.ts';
import type { Comparison } from '../compare-contracts.ts';
import type { Finding, OperationRef } from '../finding.ts';
import { daysBetween } from './days.ts';
import type { DeprecationPolicy, OperationSides } from './policy.ts';
import { policyFinding } from './policy-finding.ts';

/** The findings after which a demand is looked at again: nothing is asked of what did not change. */
const ASKED_AFTER = {
  sunset: ['operation-deprecated', 'operation-sunset-removed'],
  notice: ['operation-deprecated', 'operation-sunset-added', 'operation-sunset-earlier'],
} as const;

interface Asked {
  readonly finding: Finding;
  readonly operation: OperationRef;
  readonly sides: OperationSides;
}

/** What newly deprecated operations lack: a sunset date, or one that is far enough away. */
export function deprecationFindings(
  findings: readonly Finding[],
  { operations }: Pick<Comparison, 'operations'>,
  policy: DeprecationPolicy,
  { asOf, contractName }: { readonly asOf: number; readonly contractName: string },
): Finding[] {
  const made: Finding[] = [];
  const toldOf = { sunset: new Set<string>(), notice: new Set<string>() };
  for (const demand of ['sunset', 'notice'] as const) {
    for (const finding of findings) {
      const [operation] = finding.operations;
      const isAsked = ASKED_AFTER[demand].some((rule) => rule === finding.rule);
      if (!isAsked || operation === undefined || toldOf[demand].has(operation.key)) continue;
      const sides = operations.get(operation.key);
      if (sides?.revision?.deprecated !== true) continue;
      const asked = { finding, operation, sides };
      const lacking =
        demand === 'sunset' ? withoutSunset(asked, policy, contractName) : tooShort(asked, policy, asOf, contractName);
      if (lacking === null) continue;
      toldOf[demand].add(operation.key);
      made.push(lacking);
    }
  }
  return made;
}

function withoutSunset({ finding, operation, sides }: Asked, policy: DeprecationPolicy, contractName: string) {
  if (!policy.sunsetRequired || sides.revision?.sunset !== null) return null;
  const identity = [finding.fingerprint];
  return policyFinding(
    { rule: 'deprecation-without-sunset', subject: nameOf(operation), data: {}, identity },
    finding,
    contractName,
  );
}

/** From the deprecation's own date, or from now where it has none that can be read. */
function tooShort(
  { finding, operation, sides }: Asked,
  policy: DeprecationPolicy,
  asOf: number,
  contractName: string,
): Finding | null {
  const { base, revision } = sides;
  const least = policy.minimumDays[(base ?? revision)?.stability ?? 'stable'];
  const sunset = readDate(revision?.sunset);
  if (sunset === null) return null;
  const given = daysBetween(readDate(revision?.since) ?? asOf, sunset);
  if (given >= least) return null;
  // Days given count from today: they are no part of the identity, the dates are.
  const identity = [finding.fingerprint, String(revision?.since), String(revision?.sunset)];
  const data = { before: least, after: Math.max(0, given) };
  return policyFinding(
    { rule: 'deprecation-notice-too-short', subject: nameOf(operation), data, identity },
    finding,
    contractName,
  );
}

function nameOf({ method, path }: OperationRef): string {
  return `${method} ${path}`;
}
