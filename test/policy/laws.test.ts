import { join } from 'node:path';
import { defaultPolicy, type Finding, type Policy, type Severity, type Waiver } from '@contract-check/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFile, repository } from '../support/contract-files.ts';
import { lawSeed } from '../support/drafts/small-contracts.ts';
import { type Compared, compare, judge, TODAY } from './support/judge.ts';

const load = (path: string) => loadFile(join(repository, path));
const names = ['v1.openapi-3.0.yaml', 'v1.openapi-3.1.yaml', 'v1.1.yaml', 'v2.yaml'].map(
  (name) => `examples/shop/${name}`,
);
const steps = names.slice(1).flatMap((name, index) => {
  const before = names[index] ?? '';
  return [[before, name] as const, [name, before] as const];
});
/** By name, which is all that the report of a failed law should print of them. */
const pairs = new Map<string, Compared>(
  await Promise.all(
    steps.map(async ([base, revision]) => {
      return [`${base} to ${revision}`, await compare(await load(base), await load(revision), 'shop')] as const;
    }),
  ),
);
const pairCalled = (name: string) => pairs.get(name) as Compared;
const findings = [...pairs.values()].flatMap(({ comparison }) => comparison.verdict.findings);

const severity = fc.constantFrom<Severity>('error', 'warning', 'info', 'off');
const maybe = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: undefined });
const partial = <T extends object>(given: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(given, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const finding = fc.constantFrom(...findings);
const path = finding.map(({ operations }) => operations[0]?.path ?? '/none');
const glob = fc.oneof(path, fc.constantFrom('**', '/products/**', '/**/{id}', '/*'));

const table = fc.record({
  rules: fc.dictionary(
    finding.map(({ rule }) => rule),
    severity,
    { maxKeys: 3 },
  ),
  breaks: partial({ wire: severity, source: severity }),
  effects: partial({ breaking: severity, risky: severity, compatible: severity, docs: severity }),
});

const policy: fc.Arbitrary<Policy> = fc.record({
  severities: table,
  byPath: fc.array(fc.record({ path: glob, severities: table }), { maxLength: 2 }),
  stability: fc.record({ draft: severity, alpha: severity, beta: severity, stable: severity }),
  deprecation: fc.option(
    fc.record({
      minimumDays: fc.record({ draft: fc.nat(400), alpha: fc.nat(400), beta: fc.nat(400), stable: fc.nat(400) }),
      sunsetRequired: fc.boolean(),
      removal: fc.constantFrom('after-sunset', 'as-found'),
    }),
  ),
  semver: severity,
});

const day = fc
  .integer({ min: -40, max: 40 })
  .map((days) => new Date(TODAY + days * 86_400_000).toISOString().slice(0, 10));

/** Waivers that fit much, little and nothing; some are over. */
const waiver: fc.Arbitrary<Waiver> = fc
  .record({
    fingerprint: maybe(finding.map((one) => one.fingerprint)),
    rule: maybe(finding.map((one) => one.rule)),
    operation: maybe(
      fc.oneof(
        fc.constant('**'),
        finding.map((one) => one.operations[0]?.key ?? 'none'),
      ),
    ),
    path: maybe(glob),
    contract: maybe(fc.constantFrom('shop', 'billing')),
    reason: fc.constantFrom('agreed', 'gone'),
    owner: fc.constantFrom('shop', 'web'),
    until: fc.option(day),
  })
  .map(
    (given) =>
      Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as Waiver,
  );
const waivers = fc.array(waiver, { maxLength: 6 });

const pair = fc.constantFrom(...pairs.keys());
const asOf = fc.integer({ min: -3000, max: 3000 }).map((days) => TODAY + days * 86_400_000);
const settings = { seed: lawSeed, numRuns: 200 };
const law = <Ts extends [unknown, ...unknown[]]>(
  title: string,
  given: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> },
  check: (...args: Ts) => void,
) => it(title, () => fc.assert(fc.property(...given, check), settings));

describe('for every policy', () => {
  it('is tried on much and little', () => {
    expect(findings.length).toBeGreaterThan(40);
    expect(new Set(findings.map(({ effect }) => effect)).size).toBe(3);
  });

  law('what is found keeps its effect, but for removals after a sunset', [pair, policy, asOf], (name, chosen, now) => {
    const given = pairCalled(name);
    const told = judge(given, { policy: chosen, asOf: now }).verdict.findings;
    for (const was of given.comparison.verdict.findings) {
      const same = told.filter(({ fingerprint, rule }) => fingerprint === was.fingerprint && rule === was.rule);
      const mayFall = was.rule === 'operation-removed' && chosen.deprecation?.removal === 'after-sunset';
      expect(same.some(({ effect }) => effect === was.effect || (mayFall && effect === 'compatible'))).toBe(true);
    }
    const made = told.filter(({ rule }) => /^(version|major-version|deprecation)-/.test(rule));
    expect(told.length - made.length).toBe(given.comparison.verdict.findings.length);
  });

  law('the same arguments give the same bytes', [pair, policy, waivers], (name, chosen, filed) => {
    const given = pairCalled(name);
    const bytes = () => JSON.stringify(judge(given, { policy: chosen, waivers: filed }));
    expect(bytes()).toBe(bytes());
  });

  law('a waiver for everything leaves nothing to fail for', [pair, policy], (name, chosen) => {
    const given = pairCalled(name);
    const whole = { contract: 'shop', reason: 'all of it', owner: 'shop', until: null };
    const { summary, findings: told } = judge(given, {
      policy: chosen,
      waivers: [whole],
      contractName: 'shop',
    }).verdict;
    expect(summary).toMatchObject({ error: 0, warning: 0, info: 0, waived: told.length });
  });

  law('a baseline of every fingerprint does too', [pair, policy], (name, chosen) => {
    const given = pairCalled(name);
    const accept = (one: Finding) => ({ fingerprint: one.fingerprint, reason: 'known', owner: 'shop', until: null });
    const filed = judge(given, { policy: chosen }).verdict.findings.map(accept);
    const { verdict, waivers: uses } = judge(given, { policy: chosen, waivers: filed });
    expect(verdict.findings.filter(({ waiver: applied }) => applied === null)).toEqual([]);
    expect(verdict.summary.error).toBe(0);
    // What no breaking finding forces any more is not made at all.
    const unused = filed.filter((_, index) => uses[index]?.state === 'unused');
    expect(unused.length).toBeLessThanOrEqual(1);
  });
});

describe('for every set of waivers', () => {
  const shop = { contractName: 'shop' };

  law('their order does not matter', [pair, policy, waivers, fc.nat()], (name, chosen, filed, turn) => {
    const given = pairCalled(name);
    const at = filed.length === 0 ? 0 : turn % filed.length;
    const turned = [...filed.slice(at), ...filed.slice(0, at)].reverse();
    const [one, other] = [filed, turned].map((list) => judge(given, { ...shop, policy: chosen, waivers: list }));
    expect(one?.verdict).toEqual(other?.verdict);
    const uses = filed.map((item, index) => [item, one?.waivers[index]] as const);
    expect(turned.map((item) => uses.find(([same]) => same === item)?.[1])).toEqual(other?.waivers);
  });

  law('each is used, unused or expired, and what is used fits', [pair, waivers], (name, filed) => {
    const given = pairCalled(name);
    const { verdict, waivers: uses } = judge(given, { ...shop, waivers: filed });
    expect(uses).toHaveLength(filed.length);
    const isOver = ({ until }: Waiver) => until !== null && until < '2026-11-21';
    for (const [index, { state, findings: prints }] of uses.entries()) {
      const item = filed[index] as Waiver;
      expect(state === 'expired').toBe(isOver(item));
      if (state !== 'expired') expect(state === 'used').toBe(prints.length > 0);
    }
    const covered = new Set(uses.flatMap(({ state, findings: prints }) => (state === 'used' ? prints : [])));
    const waived = verdict.findings.filter(({ waiver: applied }) => applied !== null);
    expect(new Set(waived.map(({ fingerprint }) => fingerprint))).toEqual(covered);
  });

  law('another one waives no less', [pair, waivers, waiver], (name, filed, more) => {
    const given = pairCalled(name);
    const count = (list: readonly Waiver[]) => judge(given, { ...shop, waivers: list }).verdict.summary.waived;
    expect(count([...filed, more])).toBeGreaterThanOrEqual(count(filed));
  });
});

it('the usual policy changes nothing where no level is stated', () => {
  for (const given of pairs.values()) {
    const { verdict } = judge(given, { policy: defaultPolicy });
    const levels = [...given.comparison.operations.values()].map(({ base, revision }) => (base ?? revision)?.stability);
    expect(levels.every((level) => level === 'stable')).toBe(true);
    expect(verdict).toEqual(given.comparison.verdict);
  }
});
