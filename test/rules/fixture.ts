import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Breaks,
  type Effect,
  type Policy,
  type Proof,
  parseDocument,
  type Reading,
  ruleCatalogue,
} from '@contract-check/core';
import type { Template } from './templates.ts';

/** One finding that a pair must give. Lines count inside the snippet; 0 is the member that holds it. */
export interface Expected {
  readonly rule: string;
  readonly effect: Effect;
  readonly proof: Proof;
  /** On the revision, or on the base for what is gone from the revision. */
  readonly line: number;
  /** `METHOD /path`; absent for the one operation of a template. */
  readonly operations?: readonly string[];
  readonly reading?: Reading;
  readonly breaks?: readonly Breaks[];
}

export interface FixturePair {
  readonly name: string;
  readonly template: Template;
  /** `2.0`, `3.0` or `3.1`, of both sides unless `revisionDialect` says otherwise. */
  readonly dialect: string;
  readonly revisionDialect: string;
  /** Of the bodies of a template; JSON where absent. */
  readonly mediaType: string;
  readonly base: string;
  readonly revision: string;
  readonly expect: readonly Expected[];
  readonly strict: boolean;
  readonly compat: 'wire' | 'source';
  readonly prefixes: { readonly base: object; readonly revision: object };
  readonly responseMembers: 'tolerated' | 'promised';
  readonly tolerantReader: boolean;
  /** What a team asks for beyond what is usual; null: findings as the comparison states them. */
  readonly policy: Partial<Policy> | null;
  /** The day of judging. */
  readonly asOf: string;
}

export interface Fixture {
  /** Path below `fixtures/`. */
  readonly file: string;
  /** The fact that the file is about; null for a file about a piece of semantics. */
  readonly fact: string | null;
  /** The rules that judge the fact. */
  readonly rules: readonly string[];
  readonly pairs: readonly FixturePair[];
}

const folder = fileURLToPath(new URL('./fixtures', import.meta.url));
const ruleIds = new Set(ruleCatalogue.map(({ id }) => id));

export const fixtures: readonly Fixture[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .map((file) => readFixture(join(folder, file)));

type RawPair = Partial<FixturePair>;

interface RawFixture extends RawPair {
  readonly fact?: string;
  readonly loud?: RawPair;
  readonly quiet?: RawPair;
  readonly pairs?: readonly RawPair[];
}

/** A YAML file as plain data; throws with its name when it cannot be read. */
export function readYamlFile(path: string): unknown {
  const parsed = parseDocument({ uri: path, label: path, text: readFileSync(path, 'utf8') });
  if (parsed.ok) return parsed.value.value;
  throw new Error(parsed.error.map(({ line, message }) => `${path}:${line}: ${message}`).join('\n'));
}

function readFixture(path: string): Fixture {
  const raw = readYamlFile(path) as RawFixture;
  const fact = raw.fact ?? null;
  if (fact !== null && basename(path, '.yaml') !== fact) throw new Error(`${path} is about ${fact}: name it so.`);
  const rules = fact === null ? [] : [fact, `request-${fact}`, `response-${fact}`].filter((id) => ruleIds.has(id));
  if (fact !== null && rules.length === 0) throw new Error(`${path}: no rule judges ${fact}.`);
  const named = [raw.loud && { name: 'loud', ...raw.loud }, raw.quiet && { name: 'quiet', ...raw.quiet }];
  const pairs = [...named, ...(raw.pairs ?? [])].filter((pair) => pair !== undefined);
  const file = relative(folder, path);
  return { file, fact, rules, pairs: pairs.map((pair) => completed(pair, raw, path)) };
}

/** What a pair leaves out is said by its file, or usual. */
function completed(pair: RawPair, file: RawFixture, path: string): FixturePair {
  const { name, base, revision, expect } = pair;
  if (name === undefined || base === undefined || revision === undefined || expect === undefined)
    throw new Error(`${path}: a pair needs name, base, revision and expect (${name ?? 'unnamed'}).`);
  const dialect = pair.dialect ?? file.dialect ?? '3.1';
  return {
    name,
    base,
    revision,
    expect,
    dialect,
    revisionDialect: pair.revisionDialect ?? dialect,
    mediaType: pair.mediaType ?? 'application/json',
    template: pair.template ?? file.template ?? 'schema',
    strict: pair.strict ?? false,
    compat: pair.compat ?? 'wire',
    prefixes: { base: pair.prefixes?.base ?? {}, revision: pair.prefixes?.revision ?? {} },
    responseMembers: pair.responseMembers ?? 'tolerated',
    tolerantReader: pair.tolerantReader ?? true,
    policy: pair.policy ?? null,
    asOf: pair.asOf ?? '2026-11-21',
  };
}
