import {
  applyPolicy,
  type Contract,
  type DiffOptions,
  defaultPolicy,
  diffContracts,
  type Finding,
  loadContract,
  type Policy,
} from '@contract-check/core';
import { schemaValidator } from '@contract-check/core/validator';
import type { Expected, FixturePair } from './fixture.ts';
import { fill, templateOperation } from './templates.ts';

const loadValidator = () => Promise.resolve(validator);
const validator = schemaValidator();

export interface LoadedPair {
  readonly base: Contract;
  readonly revision: Contract;
  readonly options: DiffOptions;
  /** What a team asks for beyond what is usual, on a day; null: findings as the comparison states them. */
  readonly judging: { readonly policy: Policy; readonly asOf: number } | null;
  /** Lines before the snippet on each side. */
  readonly offsets: { readonly base: number; readonly revision: number };
}

/** Loads both sides of a pair into their templates. Throws when one cannot be read. */
export async function loadPair(pair: FixturePair): Promise<LoadedPair> {
  const { strict, compat, prefixes, responseMembers, tolerantReader } = pair;
  const base = fill(pair.template, pair.dialect, pair.mediaType, pair.base);
  const revision = fill(pair.template, pair.revisionDialect, pair.mediaType, pair.revision);
  return {
    base: await load('base.yaml', base.text),
    revision: await load('revision.yaml', revision.text),
    offsets: { base: base.offset, revision: revision.offset },
    options: { strict, compat, prefixes, responseMembers, tolerantReader, contractName: '', loadValidator },
    judging:
      pair.policy === null ? null : { policy: { ...defaultPolicy, ...pair.policy }, asOf: Date.parse(pair.asOf) },
  };
}

export async function findingsOf(
  { base, revision, options, judging }: LoadedPair,
  changed: Partial<DiffOptions> = {},
): Promise<readonly Finding[]> {
  const comparison = await diffContracts(base, revision, { ...options, ...changed });
  if (judging === null) return comparison.verdict.findings;
  const { contractName } = options;
  return applyPolicy(comparison, { ...judging, waivers: [], contractName, base, revision }).verdict.findings;
}

async function load(label: string, text: string): Promise<Contract> {
  const result = await loadContract({ uri: label, label, text }, () =>
    Promise.resolve({ ok: false, code: 'file-not-found', message: 'Fixtures are one file.', fix: 'Inline it.' }),
  );
  if (result.ok) return result.value;
  throw new Error(result.error.map(({ line, message }) => `${label}:${line}: ${message}`).join('\n'));
}

/** A finding in the words of a fixture; `like` says which of the optional members count. */
export function described(finding: Finding, offsets: LoadedPair['offsets'], like: Expected | undefined): Expected {
  const { rule, effect, proof, reading, breaks, base, revision } = finding;
  const line = revision === null ? (base?.line ?? 0) - offsets.base : revision.line - offsets.revision;
  const operations = finding.operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  return {
    ...{ rule, effect, proof, line, operations },
    ...(like?.reading === undefined ? {} : { reading }),
    ...(like?.breaks === undefined ? {} : { breaks }),
  };
}

/** Both lists in one order, so that the order of output plays no part. */
export function inOrder<T extends { readonly rule: string; readonly line: number }>(findings: readonly T[]): T[] {
  const key = ({ rule, line, ...rest }: T) => JSON.stringify([rule, line, rest]);
  return [...findings].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

export function completeExpectation(expected: Expected): Expected {
  return { ...expected, operations: expected.operations ?? [templateOperation] };
}
