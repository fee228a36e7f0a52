import { describe, expect, it } from 'vitest';
import type { Finding, OperationRef, Severity } from '../finding.ts';
import { defaultPolicy } from './default-policy.ts';
import type { OperationLifecycle, OperationSides, Policy, SeverityTable, StabilityLevel } from './policy.ts';
import { weigher } from './severity.ts';

const at = (path: string): OperationRef => ({ key: `GET ${path}`, method: 'GET', path, id: null });

/** What plays a part in weighing; a breaking one with a witness unless told otherwise. */
function finding(changed: Partial<Finding> = {}): Finding {
  const usual = { rule: 'operation-removed', effect: 'breaking', breaks: ['wire', 'source'], proof: 'exact' } as const;
  return { ...usual, operations: [at('/a')], ...changed } as Finding;
}

const table = (given: Partial<SeverityTable>): SeverityTable => ({ rules: {}, breaks: {}, effects: {}, ...given });

function level(stability: StabilityLevel): OperationLifecycle {
  return { stability, deprecated: false, since: null, sunset: null };
}

function severity(one: Finding, policy: Partial<Policy> = {}, sides: Record<string, OperationSides> = {}): Severity {
  return weigher({ ...defaultPolicy, ...policy }, new Map(Object.entries(sides)))(one);
}

describe('tables', () => {
  const undecided = finding({ proof: 'rule' });
  const source = finding({ effect: 'compatible', breaks: ['source'] });
  it.each<readonly [string, Finding, Partial<SeverityTable>, Severity]>([
    ['as found', finding(), {}, 'error'],
    ['not decided', undecided, {}, 'warning'],
    ['by effect', finding({ effect: 'risky' }), { effects: { risky: 'error' } }, 'error'],
    ['another effect', finding({ effect: 'risky' }), { effects: { breaking: 'off' } }, 'warning'],
    ['breaks before effect', finding(), { breaks: { wire: 'info' }, effects: { breaking: 'off' } }, 'info'],
    ['rule before breaks', finding(), { rules: { 'operation-removed': 'off' }, breaks: { wire: 'info' } }, 'off'],
    ['source counts where the wire does not', source, { breaks: { source: 'error' } }, 'error'],
    ['the wire decides where it breaks too', finding(), { breaks: { source: 'off' } }, 'error'],
    ['not decided stays a warning', undecided, { effects: { breaking: 'error' } }, 'warning'],
    ['unless its rule is named', undecided, { rules: { 'operation-removed': 'error' } }, 'error'],
    ['no table has members of every object', finding({ rule: 'constructor' }), {}, 'error'],
  ])('%s', (_, one, given, expected) => {
    expect(severity(one, { severities: table(given) })).toBe(expected);
  });
});

describe('path globs', () => {
  const byPath = (path: string, given: Partial<SeverityTable>) => ({ path, severities: table(given) });
  const off = { effects: { breaking: 'off' } } as const;

  it('hold where they fit', () => {
    const policy = { byPath: [byPath('/internal/**', off)] };
    expect(severity(finding({ operations: [at('/internal/{id}')] }), policy)).toBe('off');
    expect(severity(finding({ operations: [at('/internals')] }), policy)).toBe('error');
  });

  it('do not silence what reaches other operations too', () => {
    const policy = { byPath: [byPath('/internal/**', off)] };
    expect(severity(finding({ operations: [at('/internal/a'), at('/a')] }), policy)).toBe('error');
  });

  it('give way to later ones, and all of them to a rule that is named', () => {
    const later = byPath('/a', { effects: { breaking: 'warning' } });
    expect(severity(finding(), { byPath: [byPath('/**', off), later] })).toBe('warning');
    expect(severity(finding(), { byPath: [later, byPath('/**', off)] })).toBe('off');
    const severities = table({ rules: { 'operation-removed': 'info' } });
    expect(severity(finding(), { severities, byPath: [later] })).toBe('info');
  });

  it('say nothing of what reaches no operation', () => {
    expect(severity(finding({ operations: [] }), { byPath: [byPath('**', off)] })).toBe('error');
  });
});

describe('stability', () => {
  it.each<readonly [StabilityLevel, Severity]>([
    ['draft', 'off'],
    ['alpha', 'off'],
    ['beta', 'warning'],
    ['stable', 'error'],
  ])('%s: at most %s', (stability, expected) => {
    expect(severity(finding(), {}, { 'GET /a': { base: level(stability), revision: level('stable') } })).toBe(expected);
  });

  it('is the level of the base, and of the revision where there is no base', () => {
    const fallen = { base: level('stable'), revision: level('draft') };
    expect(severity(finding(), {}, { 'GET /a': fallen })).toBe('error');
    const added = finding({ rule: 'operation-added', effect: 'compatible', breaks: [] });
    expect(severity(added, {}, { 'GET /a': { base: null, revision: level('alpha') } })).toBe('off');
  });

  it('counts at the highest level that is reached', () => {
    const reached = finding({ operations: [at('/a'), at('/b')] });
    const sides = (other: StabilityLevel) => ({
      'GET /a': { base: level('draft'), revision: null },
      'GET /b': { base: level(other), revision: null },
    });
    expect(severity(reached, {}, sides('alpha'))).toBe('off');
    expect(severity(reached, {}, sides('beta'))).toBe('warning');
    expect(severity(reached, {}, sides('stable'))).toBe('error');
  });

  it('does not silence its own change', () => {
    const lowered = finding({ rule: 'operation-stability-lowered', effect: 'risky' });
    expect(severity(lowered, {}, { 'GET /a': { base: level('alpha'), revision: level('draft') } })).toBe('warning');
  });

  it('caps what is named, too', () => {
    const severities = table({ rules: { 'operation-removed': 'error' } });
    expect(severity(finding(), { severities }, { 'GET /a': { base: level('beta'), revision: null } })).toBe('warning');
  });
});

describe('findings of a policy', () => {
  const made = finding({ rule: 'version-lowered', effect: 'risky', breaks: [] });
  const weigh = (policy: Partial<Policy>) => weigher({ ...defaultPolicy, ...policy }, new Map())(made, 'error');

  it('are as severe as the policy says, whatever their effect, unless the rule is named', () => {
    expect(weigh({ severities: table({ effects: { risky: 'off' } }) })).toBe('error');
    expect(weigh({ severities: table({ rules: { 'version-lowered': 'info' } }) })).toBe('info');
  });
});
