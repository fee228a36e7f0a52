import type { InputProblem } from '@contract-check/core';
import type { Fault } from '../contract/validators.ts';
import type { Document } from '../generated/api.ts';
import { ProblemError } from '../http/problem.ts';
import type { ContractEngine } from './engine/contract-engine.ts';
import type { ContractFacts } from './engine/messages.ts';

const MOST_FAULTS = 20;

/** Reads a contract that somebody sent. Throws `ProblemError` `invalid-request` with the places of what is wrong. */
export async function readFacts(
  engine: Pick<ContractEngine, 'read'>,
  documents: readonly Document[],
): Promise<ContractFacts> {
  const paths = documents.map(({ path }) => path);
  refuse(paths.flatMap((path, index) => (paths.indexOf(path) < index ? [fault(index, 'path', 'is given twice')] : [])));
  const done = await engine.read({ do: 'read', documents });
  if (!done.ok) {
    const errors = done.problems.filter(({ severity }) => severity === 'error');
    refuse(errors.map((problem) => fault(Math.max(0, paths.indexOf(problem.file)), 'text', told(problem))));
    throw new Error('a contract that cannot be read, and no error');
  }
  const { unreached } = done.value;
  refuse(unreached.map((path) => fault(paths.indexOf(path), 'path', 'is reached by no reference of the contract')));
  return done.value;
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new ProblemError('invalid-request', { members: { errors: faults.slice(0, MOST_FAULTS) } });
}

function fault(index: number, member: 'path' | 'text', detail: string): Fault {
  return { pointer: `/documents/${index}/${member}`, detail };
}

function told({ line, column, message, fix }: InputProblem): string {
  const place = line === undefined ? '' : `line ${line}, column ${column ?? 1}: `;
  return `${place}${message} ${fix}`;
}
