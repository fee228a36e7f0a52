import type { InputProblem } from '@contract-check/core';
import { renderValidationJson, renderValidationText, type ValidatedContract } from '@contract-check/report';
import type { ValidateCommand } from '../command-line/command.ts';
import type { Engine } from '../engine.ts';
import type { ExitCode } from '../exit-code.ts';
import { isRead, loadSides, type ReadSide } from '../input/load-contract.ts';
import { distinct, refuse } from '../input/tell-problems.ts';
import type { Io } from '../io.ts';
import { startProgress } from '../terminal/progress.ts';
import { textOptions } from '../terminal/text-options.ts';
import { specificationProblems } from './specification-problems.ts';

/** Reads contracts and holds each against its specification. */
export async function runValidate(command: ValidateCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const progress = startProgress(io, !command.quiet);
  try {
    progress.stage('Reading the contracts …');
    const sides = await loadSides(command.contracts, command, engine.loadContract, io);
    const read = sides.filter(isRead);
    if (read.length < sides.length) {
      progress.stop();
      return await refuse(distinct(sides.flatMap(({ problems }) => problems)), sides, command, io);
    }
    const contracts: ValidatedContract[] = [];
    for (const side of read) {
      progress.stage(`Checking ${side.name} …`);
      contracts.push(await validated(side, engine));
    }
    progress.stop();
    const isInvalid = contracts.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
    const exitStatus = isInvalid ? 1 : 0;
    const report = { contracts, exitStatus } as const;
    io.stdout.write(
      command.format === 'json'
        ? renderValidationJson(report)
        : renderValidationText(report, await textOptions(io.stdout, command, io)),
    );
    return exitStatus;
  } finally {
    progress.stop();
  }
}

async function validated({ name, contract, problems, texts }: ReadSide, engine: Engine): Promise<ValidatedContract> {
  const violations = await specificationProblems(contract);
  // A reference that leads nowhere is worse here than where two contracts are compared all the same.
  const references = engine
    .checkReferences(contract.sources)
    .map((problem) => ({ ...problem, severity: 'error' as const }));
  const told = distinct([...violations, ...references, ...problems]);
  return { name, contract, problems: [...told].sort(byPlace), texts };
}

function byPlace(one: InputProblem, other: InputProblem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}
