import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diffContracts, ruleCatalogue } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { type Fixture, type FixturePair, fixtures, readYamlFile } from './fixture.ts';
import { loadPair } from './harness.ts';
import { changedKeywords, schemaKeywords } from './keywords.ts';
import { mirrorsOf } from './mirrors.ts';
import { parseSnippet } from './templates.ts';

interface Waiver {
  readonly rule: string;
  readonly missing: string;
  readonly reason: string;
}

interface SilentKeyword {
  readonly keyword: string;
  readonly reason: string;
  readonly base: string;
  readonly revision: string;
}

const listed = <T>(file: string) => readYamlFile(fileURLToPath(new URL(file, import.meta.url))) as readonly T[];
const waivers = listed<Waiver>('./waivers.yaml');
const silentKeywords = listed<SilentKeyword>('./silent-keywords.yaml');

/** Rules about whole contracts, which no pair of snippets can show. */
const unpaired = listed<{ readonly rule: string; readonly reason: string; readonly test: string }>(
  './unpaired-rules.yaml',
);

const byRule = new Map<string, Fixture>(fixtures.flatMap((fixture) => fixture.rules.map((rule) => [rule, fixture])));

describe('every rule', () => {
  const rules = ruleCatalogue.map(({ id }) => id);
  const known = new Set(unpaired.map(({ rule }) => rule));
  const paired = rules.filter((id) => !known.has(id));

  it.each(paired)('%s has a pair in which it is expected', (id) => {
    const pairs = byRule.get(id)?.pairs ?? [];
    expect(pairs.some(({ expect: findings }) => findings.some(({ rule }) => rule === id))).toBe(true);
  });

  it.each(paired)('%s has a near miss in which nothing is expected of it', (id) => {
    const fixture = byRule.get(id);
    const isQuiet = ({ expect: findings }: FixturePair) => !findings.some(({ rule }) => fixture?.rules.includes(rule));
    expect((fixture?.pairs ?? []).some(isQuiet)).toBe(true);
  });

  it('has tests of its own where no pair can show it', () => {
    for (const { rule, reason, test } of unpaired) {
      expect(rules).toContain(rule);
      expect(reason.length).toBeGreaterThan(10);
      expect(readFileSync(fileURLToPath(new URL(`../../${test}`, import.meta.url)), 'utf8')).toContain(`'${rule}'`);
    }
  });

  it('has its mirror, or a waiver that says why not', () => {
    const known = new Set(rules);
    const missing = rules.flatMap((rule) => mirrorsOf(rule).map((mirror) => ({ rule, missing: mirror })));
    const lacking = missing.filter((entry) => !known.has(entry.missing));
    expect(waivers.map(({ rule, missing }) => ({ rule, missing }))).toEqual(lacking);
    expect(waivers.filter(({ reason }) => reason.length < 10)).toEqual([]);
  });
});

/** Keyword → directions in which a pair that changes nothing but this keyword has a finding. */
const loudIn = new Map<string, Set<string>>();
for (const { pairs } of fixtures) {
  for (const pair of pairs.filter(({ template }) => template === 'schema' || template === 'components')) {
    const snippets = [pair.base, pair.revision].map(parseSnippet);
    // Components are compared one by one: that one came or went is no keyword of a schema.
    const [base, revision] = pair.template === 'schema' ? snippets : snippets.map((properties) => ({ properties }));
    const changed = [...changedKeywords(base, revision)];
    if (pair.template === 'components' && changed.includes('properties')) continue;
    const [keyword] = changed;
    if (keyword === undefined || changed.length > 1) continue;
    const directions = loudIn.get(keyword) ?? new Set();
    for (const { rule } of pair.expect) directions.add(rule.replace(/-.*/, ''));
    loudIn.set(keyword, directions);
  }
}

describe('every schema keyword', () => {
  const silent = new Set(silentKeywords.map(({ keyword }) => keyword));

  it('is loud or listed as silent, and never both', () => {
    const loud = schemaKeywords.filter((keyword) => (loudIn.get(keyword)?.size ?? 0) > 0);
    expect(schemaKeywords.filter((keyword) => silent.has(keyword) === loud.includes(keyword))).toEqual([]);
    expect([...silent].filter((keyword) => !schemaKeywords.includes(keyword))).toEqual([]);
  });

  it.each(schemaKeywords.filter((keyword) => !silent.has(keyword)))('%s is loud in both directions', (keyword) => {
    const directions = loudIn.get(keyword) ?? new Set();
    const isPlain = directions.size > 0 && !directions.has('request') && !directions.has('response');
    expect(isPlain || (directions.has('request') && directions.has('response'))).toBe(true);
  });

  it.each(silentKeywords)('$keyword is silent: $reason', async ({ keyword, base, revision }) => {
    expect([...changedKeywords(parseSnippet(base), parseSnippet(revision))]).toEqual([keyword]);
    const usual = { name: keyword, template: 'schema', expect: [] } as const;
    const settings = {
      dialect: '3.1',
      revisionDialect: '3.1',
      mediaType: 'application/json',
      strict: false,
      compat: 'source',
      prefixes: { base: {}, revision: {} },
      responseMembers: 'tolerated',
      tolerantReader: true,
      policy: null,
      asOf: '2026-11-21',
    } as const;
    const loaded = await loadPair({ ...usual, ...settings, base, revision });
    for (const strict of [false, true]) {
      for (const [one, other] of [
        [loaded.base, loaded.revision],
        [loaded.revision, loaded.base],
      ] as const) {
        expect((await diffContracts(one, other, { ...loaded.options, strict })).verdict.findings).toEqual([]);
      }
    }
  });
});
