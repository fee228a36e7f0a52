import type { Finding, OperationRef } from '../finding.ts';
import { compareTexts } from '../finding-order.ts';
import { globMatcher } from './glob.ts';
import type { Waiver } from './policy.ts';

/** What became of one waiver. `expired`: its last day is over; it waives nothing any more. */
export interface WaiverUse {
  readonly state: 'used' | 'unused' | 'expired';
  /** Fingerprints of the findings that it fits, in order of the verdict; also of an expired one, which fail again. */
  readonly findings: readonly string[];
}

/** Waivers on one day for one contract. */
export class Waivers {
  readonly #filed: readonly FiledWaiver[];

  /** @param asOf milliseconds of Unix time; a waiver holds until the end of its last day in UTC */
  constructor(waivers: readonly Waiver[], contractName: string, asOf: number) {
    const today = new Date(asOf).toISOString().slice(0, 10);
    this.#filed = waivers.map((waiver) => ({
      waiver,
      isExpired: waiver.until !== null && waiver.until < today,
      fits: conditionsOf(waiver, contractName),
      findings: [],
    }));
  }

  /** The finding with the waiver that holds longest for it; notes who fits it. */
  apply(finding: Finding): Finding {
    const fitting = this.#filed.filter(({ fits }) => fits(finding));
    for (const { findings } of fitting) findings.push(finding.fingerprint);
    const [best] = fitting
      .filter(({ isExpired }) => !isExpired)
      .map(({ waiver }) => waiver)
      .sort(byEnd);
    if (best === undefined) return finding;
    const { reason, owner, until } = best;
    return { ...finding, waiver: { reason, owner, until } };
  }

  /** One entry per waiver, in the order given. */
  uses(): readonly WaiverUse[] {
    return this.#filed.map(({ isExpired, findings }) => {
      const state = isExpired ? 'expired' : 'unused';
      return { state: isExpired || findings.length === 0 ? state : 'used', findings: [...new Set(findings)] };
    });
  }
}

interface FiledWaiver {
  readonly waiver: Waiver;
  readonly isExpired: boolean;
  readonly fits: (finding: Finding) => boolean;
  readonly findings: string[];
}

/** Every condition must hold, for every operation that the finding reaches; a waiver without any waives nothing. */
function conditionsOf(waiver: Waiver, contractName: string): (finding: Finding) => boolean {
  const { fingerprint, rule, operation, path, contract } = waiver;
  const conditions: ((finding: Finding) => boolean)[] = [];
  if (contract !== undefined) conditions.push(() => contract === contractName);
  if (fingerprint !== undefined) conditions.push((finding) => finding.fingerprint.startsWith(fingerprint));
  if (rule !== undefined) conditions.push((finding) => finding.rule === rule);
  if (operation !== undefined) {
    const fits = globMatcher(operation);
    conditions.push(everyOperation((ref) => fits(ref.key) || fits(`${ref.method} ${ref.path}`)));
  }
  if (path !== undefined) {
    const fits = globMatcher(path);
    conditions.push(everyOperation((ref) => fits(ref.path)));
  }
  return (finding) => conditions.length > 0 && conditions.every((holds) => holds(finding));
}

function everyOperation(fits: (operation: OperationRef) => boolean): (finding: Finding) => boolean {
  return ({ operations }) => operations.length > 0 && operations.every(fits);
}

/** The one that holds longest first; then by what it says, so that the order of waivers plays no part. */
function byEnd(one: Waiver, other: Waiver): number {
  return (
    compareTexts(other.until ?? '9999-99-99', one.until ?? '9999-99-99') ||
    compareTexts(one.reason, other.reason) ||
    compareTexts(one.owner, other.owner)
  );
}

/** What became of waivers over several contracts: used if any used it; expired by its date alone. */
export function combineWaiverUses(runs: readonly (readonly WaiverUse[])[]): readonly WaiverUse[] {
  const [first = []] = runs;
  return first.map(({ state }, index) => {
    const findings = [...new Set(runs.flatMap((run) => run[index]?.findings ?? []))];
    return { state: state === 'expired' || findings.length === 0 ? state : 'used', findings };
  });
}
