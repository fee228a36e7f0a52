import type { InputProblem } from '@contract-check/core';
import { renderProblems } from '@contract-check/report';
import type { ComparisonOptions } from '../command-line/command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { textOptions } from '../terminal/text-options.ts';
import type { LoadedSide } from './load-contract.ts';

/** The same problem of the same place is told once, though several comparisons met it. */
export function distinct(problems: readonly InputProblem[]): readonly InputProblem[] {
  const byText = new Map<string, InputProblem>();
  for (const problem of problems) {
    const { file, line, column, code, message } = problem;
    const key = JSON.stringify([file, line, column, code, message]);
    if (!byText.has(key)) byText.set(key, problem);
  }
  return [...byText.values()];
}

/** Says why nothing was compared. */
export async function refuse(
  problems: readonly InputProblem[],
  sides: readonly LoadedSide[],
  command: ComparisonOptions,
  io: Io,
): Promise<ExitCode> {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const faulty = new Set(errors.map(({ file }) => file));
  const clean = sides.find(
    (side) => side.contract !== null && ![...side.texts.keys()].some((file) => faulty.has(file)),
  );
  const text = (file: string): string | undefined => sides.find(({ texts }) => texts.has(file))?.texts.get(file);
  const context = clean === undefined ? {} : { other: clean.name };
  const told = command.quiet ? errors : problems;
  io.stderr.write(renderProblems(told, text, context, await textOptions(io.stderr, command, io)));
  return EXIT.input;
}

/** Says what people should know although it was compared. */
export async function warn(notices: readonly InputProblem[], command: ComparisonOptions, io: Io): Promise<void> {
  if (command.quiet) return;
  io.stderr.write(renderProblems(notices, () => undefined, {}, await textOptions(io.stderr, command, io)));
}
