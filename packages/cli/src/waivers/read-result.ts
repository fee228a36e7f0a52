import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Finding, fail, ok, type Result } from '@contract-check/core';

/** The findings of one contract, as `--format json` prints them. */
export interface ResultRun {
  /** Empty: not a configured one. */
  readonly contractName: string;
  readonly findings: readonly Finding[];
}

/** Reads a result that `contract-check diff --format json` wrote; fails with what is wrong. */
export async function readResult(file: string, cwd: string): Promise<Result<readonly ResultRun[], string>> {
  const text = await readFile(resolve(cwd, file), 'utf8').catch(() => null);
  if (text === null) return fail(`${file} cannot be read.`);
  const runs = runsOf(parsed(text));
  return runs === null ? fail(`${file} holds no result of contract-check diff --format json.`) : ok(runs);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Root {
  readonly contract?: unknown;
  readonly contracts?: unknown;
  readonly findings?: unknown;
}

function runsOf(value: unknown): readonly ResultRun[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const { contract, contracts, findings } = value as Root;
  if (Array.isArray(contracts)) {
    const runs = contracts.map(runsOf);
    return runs.every((run) => run !== null) ? runs.flat() : null;
  }
  if (!Array.isArray(findings) || !findings.every(isFinding)) return null;
  return [{ contractName: typeof contract === 'string' ? contract : '', findings }];
}

/** What waivers are held against. */
function isFinding(value: unknown): value is Finding {
  const { fingerprint, rule, operations } = (value ?? {}) as Partial<Finding>;
  return (
    typeof fingerprint === 'string' &&
    typeof rule === 'string' &&
    Array.isArray(operations) &&
    operations.every(({ key, method, path }) => [key, method, path].every((part) => typeof part === 'string'))
  );
}
