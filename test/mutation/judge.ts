import type { Contract, Effect, Finding } from '@contract-check/core';
import { refOf } from '../support/drafts/contract-parts.ts';
import { draftOf, findingsBetween, loadDraft } from '../support/drafts/draft.ts';
import { isNear, segmentsOf } from './spots/pointers.ts';
import type { Subject } from './subject.ts';
import type { Trial } from './trial.ts';

export type Reading = 'declared' | 'strict';

/** What is wrong with what was said of a plant in some readings; empty where nothing is. */
export async function faultsOf(subject: Subject, trial: Trial, readings: readonly Reading[]): Promise<string[]> {
  const edited = await loadDraft(draftOf(trial.edited));
  const [base, revision]: [Contract, Contract] =
    trial.order === 'planted' ? [subject.loaded, edited] : [edited, subject.loaded];
  const faults: string[] = [];
  for (const reading of readings) {
    const expected = trial[reading];
    const findings = await findingsBetween(base, revision, { strict: reading === 'strict' });
    const fault = expected === null ? null : faultIn(findings, trial, expected);
    if (fault !== null) faults.push(`${reading}: ${fault}`);
  }
  return faults;
}

function faultIn(findings: readonly Finding[], trial: Trial, expected: Effect): string | null {
  const ofSender = findings.filter(({ direction }) => direction === trial.direction);
  if (expected === 'compatible' || expected === 'docs') {
    const alarms = ofSender.filter(({ effect }) => effect === 'breaking');
    return alarms.length === 0 ? null : `false alarm: ${said(alarms)}`;
  }
  const effects = ofSender.filter(({ effect }) => effect === expected);
  const here = effects.filter((finding) => pointsAt(finding, trial));
  const { operation } = trial;
  const lists = ({ operations }: Finding) =>
    operation === null || operations.some(({ method, path }) => `${method} ${path}` === operation);
  if (here.some(lists)) return null;
  const found = (here.length > 0 ? 'without its operation' : effects.length > 0 && 'elsewhere') || 'not at all';
  return `missed: no ${expected} finding, ${found}: ${said(findings)}`;
}

function pointsAt({ base, revision }: Finding, { near }: Trial): boolean {
  return [base, revision].some((site) => {
    const pointer = site === null ? null : segmentsOf(site.pointer);
    // Where a schema said nothing, what refers to it is what says something now.
    const referred = site === null ? null : segmentsOf(refOf(site.value as never) ?? '');
    return near.some((spot) => [pointer, referred].some((place) => place !== null && isNear(place, spot)));
  });
}

/** Short enough to read in a report. */
function said(findings: readonly Finding[]): string {
  const told = findings.map(
    ({ rule, effect, proof, message, location }) =>
      `${rule} ${effect}/${proof} "${message}" at ${location.element.join('/')}`,
  );
  return told.slice(0, 4).join('; ') || 'no finding';
}
