import { type Contract, type InputProblem, linesOf } from '@contract-check/core';
import type { OpenAPI } from 'openapi-types';
import type { Engine } from '../engine.ts';
import type { LoadedSide } from '../input/load-contract.ts';
import { plainCopy } from './plain-copy.ts';

/** Versions that the validator knows; it refuses all others. */
const KNOWN_VERSION = /^(2\.0|3\.0\.[0-4]|3\.1\.[0-2])$/;

/** One cause often fails many branches of the published schema; more than this tells nothing new. */
const SHOWN_PER_CONTRACT = 20;

/** Every violation of the published schemas and every dead reference; and a notice where there is no validator. */
export async function strictProblems(sides: readonly LoadedSide[], engine: Engine): Promise<InputProblem[]> {
  const problems: InputProblem[] = [];
  for (const { contract } of sides) {
    if (contract === null) continue;
    problems.push(...engine.checkReferences(contract.sources));
    // One after the other: the validator blocks anyway, and it changes schemas that it shares.
    problems.push(...(await validate(contract)));
  }
  return problems;
}

/** With `--strict-input` a warning refuses. */
export function asErrors(
  problems: readonly InputProblem[],
  isRefused: (problem: InputProblem) => boolean,
): readonly InputProblem[] {
  return problems.map((problem) => (isRefused(problem) ? { ...problem, severity: 'error' } : problem));
}

async function validate(contract: Contract): Promise<InputProblem[]> {
  const { entry } = contract.sources;
  const version = versionOf(entry.value);
  if (version === undefined || !KNOWN_VERSION.test(version)) {
    return [
      {
        severity: 'warning',
        code: 'strict-not-checked',
        message: `No validator is known for ${contract.specification}; only our own checks were made.`,
        fix: 'Nothing to do.',
        file: entry.label,
      },
    ];
  }
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  try {
    // Our reader has read all files already; the validator must open nothing itself.
    const resolve = { external: false, file: false, http: false } as const;
    await SwaggerParser.validate(plainCopy(entry.value) as OpenAPI.Document, { resolve });
    return [];
  } catch (error) {
    return violations(error).map(({ pointer, message }) => locate(contract, pointer, message));
  }
}

function versionOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const version = 'swagger' in value ? value.swagger : 'openapi' in value && value.openapi;
  return typeof version === 'string' ? version : undefined;
}

interface Violation {
  /** Null when the validator names no place. */
  readonly pointer: readonly string[] | null;
  readonly message: string;
}

/** The validator throws one error with a list, or one text. */
function violations(error: unknown): readonly Violation[] {
  const details: unknown = error instanceof Error && 'details' in error ? error.details : undefined;
  if (!Array.isArray(details)) return [{ pointer: null, message: firstLine(error) }];
  const found = details
    .filter(isSchemaError)
    .map(({ instancePath, message }) => ({ pointer: segments(instancePath), message }));
  return found.slice(0, SHOWN_PER_CONTRACT);
}

function isSchemaError(detail: unknown): detail is { instancePath: string; message: string } {
  return (
    typeof detail === 'object' &&
    detail !== null &&
    'instancePath' in detail &&
    typeof detail.instancePath === 'string' &&
    'message' in detail &&
    typeof detail.message === 'string'
  );
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The validator sees references replaced by what they lead to, so its place may not exist: the nearest one counts. */
function locate(contract: Contract, pointer: readonly string[] | null, message: string): InputProblem {
  const { entry } = contract.sources;
  const where = pointer === null || pointer.length === 0 ? '' : `#/${pointer.join('/')} `;
  const problem: InputProblem = {
    severity: 'error',
    code: 'strict-invalid',
    message: `${contract.specification}: ${where}${message}.`,
    fix: 'Mend the contract, or leave out --strict-input to compare it all the same.',
    file: entry.label,
  };
  const [place] = pointer === null ? [] : entry.locate([pointer]);
  if (place === undefined) return problem;
  return { ...problem, ...linesOf(entry).at((place.key ?? place.value).start) };
}
