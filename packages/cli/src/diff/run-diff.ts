import type { Comparison, Contract, InputProblem } from '@contract-check/core';
import { escapeTerminal, exitStatus, type ReportInput } from '@contract-check/report';
import type { DiffCommand } from '../command-line/command.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { isRead, loadSides, type ReadSide } from '../input/load-contract.ts';
import { distinct, refuse, warn } from '../input/tell-problems.ts';
import type { Io } from '../io.ts';
import { startProgress } from '../terminal/progress.ts';
import { readGivenTemplate } from './read-template.ts';
import { renderResult } from './render-result.ts';
import { asErrors, strictProblems } from './strict-input.ts';
import { type Unwritten, writeOutputs } from './write-outputs.ts';

/** Reads the contracts, compares each old one with the new one, shows the result. */
export async function runDiff(command: DiffCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const start = io.now();
  const progress = startProgress(io, !command.quiet);
  try {
    const template = await readGivenTemplate(command, io);
    if (!template.ok) return await refuse(template.error.problems, [template.error], command, io);
    progress.stage('Reading the contracts …');
    // Old contracts first, the new one last.
    const sides = await loadSides([...command.bases, command.revision], command, engine.loadContract, io);
    const read = sides.filter(isRead);
    const invalid = command.strictInput && read.length === sides.length ? await strictProblems(sides, engine) : [];
    const problems = distinct([...sides.flatMap((side) => side.problems), ...invalid]);
    if (read.length < sides.length || (command.strictInput && problems.some(isRefused))) {
      progress.stop();
      return await refuse(asRefused(problems, command), sides, command, io);
    }

    progress.stage('Comparing …');
    io.entering('compare');
    const comparisons = await compareAll(read, command, engine);
    const notices = distinct([...problems, ...comparisons.flatMap(({ comparison }) => comparison.notices)]);
    progress.stop();
    if (command.strictInput && notices.some(isRefused))
      return await refuse(asRefused(notices, command), sides, command, io);

    await warn(notices, command, io);
    const runs = comparisons.map(({ name, base, revision, comparison }) => {
      return { name, contract: null, owner: null, base, revision, verdict: comparison.verdict };
    });
    const status = exitStatus(
      runs.map(({ verdict }) => verdict),
      command.failOn,
    );
    const input: ReportInput = {
      runs,
      unchanged: 0,
      failOn: command.failOn,
      exitStatus: status,
      elapsedMs: io.now() - start,
    };
    const asked = { ...command, template: template.value };
    io.stdout.write(await renderResult(input, asked, io));
    const unwritten = await writeOutputs(input, asked, io);
    if (unwritten.length === 0) return status;
    io.stderr.write(unwrittenText(unwritten));
    return EXIT.input;
  } finally {
    progress.stop();
  }
}

function unwrittenText(files: readonly Unwritten[]): string {
  const lines = files.map(({ file, reason }) => `error: ${escapeTerminal(file)} could not be written (${reason}).\n`);
  return `${lines.join('')}Output error (exit 2): check the folder and its permissions; the result above is complete.\n`;
}

interface NamedComparison {
  readonly name: string;
  readonly base: Contract;
  readonly revision: Contract;
  readonly comparison: Comparison;
}

async function compareAll(
  sides: readonly ReadSide[],
  command: DiffCommand,
  engine: Engine,
): Promise<readonly NamedComparison[]> {
  const revision = sides.at(-1)?.contract;
  if (revision === undefined) return [];
  const options = {
    strict: command.strict,
    compat: command.compat,
    contractName: '',
    prefixes: command.prefixes,
    loadValidator: engine.loadValidator,
  };
  const compared: NamedComparison[] = [];
  // One after another: each takes the whole processor.
  for (const { name, contract } of sides.slice(0, -1)) {
    const comparison = await engine.diffContracts(contract, revision, options);
    compared.push({ name, base: contract, revision, comparison });
  }
  return compared;
}

function isRefused({ code }: InputProblem): boolean {
  return code !== 'strict-not-checked';
}

function asRefused(problems: readonly InputProblem[], { strictInput }: DiffCommand): readonly InputProblem[] {
  return strictInput ? asErrors(problems, isRefused) : problems;
}
