import type { Comparison, Contract, InputProblem } from '@contract-check/core';
import { exitStatus, type ReportInput, renderProblems } from '@contract-check/report';
import type { DiffCommand } from '../command-line/command.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type LoadedSide, loadSide } from '../input/load-contract.ts';
import { parseRoots } from '../input/roots.ts';
import type { Io } from '../io.ts';
import { startProgress } from '../terminal/progress.ts';
import { renderResult, textOptions } from './render-result.ts';
import { asErrors, distinct, strictProblems } from './strict-input.ts';

/** A contract that could be read. */
interface ReadSide extends LoadedSide {
  readonly contract: Contract;
}

/** Reads the contracts, compares each old one with the new one, shows the result. */
export async function runDiff(command: DiffCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const start = io.now();
  const progress = startProgress(io, !command.quiet);
  try {
    progress.stage('Reading the contracts …');
    const sides = await loadSides(command, io, engine);
    const read = sides.filter((side): side is ReadSide => side.contract !== null);
    const invalid = command.strictInput && read.length === sides.length ? await strictProblems(sides, engine) : [];
    const problems = distinct([...sides.flatMap((side) => side.problems), ...invalid]);
    if (read.length < sides.length || (command.strictInput && problems.some(isRefused))) {
      progress.stop();
      return await refuse(problems, sides, command, io);
    }

    progress.stage('Comparing …');
    io.entering('compare');
    const comparisons = await compareAll(read, command, engine);
    const notices = distinct([...problems, ...comparisons.flatMap(({ comparison }) => comparison.notices)]);
    progress.stop();
    if (command.strictInput && notices.some(isRefused)) return await refuse(notices, sides, command, io);

    await warn(notices, command, io);
    const runs = comparisons.map(({ name, base, revision, comparison }) => {
      return { name, base, revision, verdict: comparison.verdict };
    });
    const status = exitStatus(
      runs.map(({ verdict }) => verdict),
      command.failOn,
    );
    const input: ReportInput = { runs, failOn: command.failOn, exitStatus: status, elapsedMs: io.now() - start };
    io.stdout.write(await renderResult(input, command, io));
    return status;
  } finally {
    progress.stop();
  }
}

/** Old contracts first, the new one last; all read at the same time. */
async function loadSides(command: DiffCommand, io: Io, engine: Engine): Promise<readonly LoadedSide[]> {
  const options = {
    roots: parseRoots(command.roots, io.cwd),
    allowRemote: command.allowRemote,
    maxBytes: command.maxBytes,
  };
  const load = (argument: string): Promise<LoadedSide> => loadSide(argument, options, engine.loadContract, io);
  return Promise.all([...command.bases, command.revision].map(load));
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

async function refuse(
  problems: readonly InputProblem[],
  sides: readonly LoadedSide[],
  command: DiffCommand,
  io: Io,
): Promise<ExitCode> {
  const shown = command.strictInput ? asErrors(problems, isRefused) : problems;
  const told = command.quiet ? shown.filter(({ severity }) => severity === 'error') : shown;
  const faulty = new Set(shown.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const clean = sides.find(
    (side) => side.contract !== null && ![...side.texts.keys()].some((file) => faulty.has(file)),
  );
  const text = (file: string): string | undefined => sides.find(({ texts }) => texts.has(file))?.texts.get(file);
  const context = clean === undefined ? {} : { other: clean.name };
  io.stderr.write(renderProblems(told, text, context, await textOptions(io.stderr, command, io)));
  return EXIT.input;
}

async function warn(notices: readonly InputProblem[], command: DiffCommand, io: Io): Promise<void> {
  if (command.quiet) return;
  io.stderr.write(renderProblems(notices, () => undefined, {}, await textOptions(io.stderr, command, io)));
}
