import { type Contract, type InputProblem, linesOf } from '@contract-check/core';
import { plainCopy } from './plain-copy.ts';
import { validatorFor } from './validators.ts';
import type { Violation } from './violation.ts';

/** Every violation of the published specification, with its place; a notice where no validator knows the version. */
export async function specificationProblems(contract: Contract): Promise<InputProblem[]> {
  const { entry } = contract.sources;
  const validate = validatorFor(versionOf(entry.value) ?? '');
  if (validate === null) {
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
  const violations = await validate(plainCopy(entry.value) as object);
  return violations.map((violation) => locate(contract, violation));
}

function versionOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const version = 'swagger' in value ? value.swagger : 'openapi' in value && value.openapi;
  return typeof version === 'string' ? version : undefined;
}

/** The validator sees references replaced by what they lead to, so its place may not exist: the nearest one counts. */
function locate(contract: Contract, { pointer, message }: Violation): InputProblem {
  const { entry } = contract.sources;
  const where = pointer === null || pointer.length === 0 ? '' : `#/${pointer.join('/')} `;
  const problem: InputProblem = {
    severity: 'error',
    code: 'strict-invalid',
    message: `${contract.specification}: ${where}${message}.`,
    fix: 'Mend the contract; "diff" without --strict-input compares it all the same.',
    file: entry.label,
  };
  const [place] = pointer === null ? [] : entry.locate([pointer]);
  if (place === undefined) return problem;
  return { ...problem, ...linesOf(entry).at((place.key ?? place.value).start) };
}
