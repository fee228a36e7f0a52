import type { ReportInput } from '@contract-check/report';
import type { DiffCommand } from '../command-line/command.ts';
import { type VerdictFormat, verdictRenderer } from '../formats/verdict-formats.ts';
import type { Io } from '../io.ts';
import { textOptions } from '../terminal/text-options.ts';

/** The result in the form that standard output is to have; ends in a line feed. */
export function renderResult(input: ReportInput, command: DiffCommand, io: Io): Promise<string> {
  return renderAs(command.format, input, command, io);
}

/** The result in any form; ends in a line feed. */
export async function renderAs(
  format: VerdictFormat,
  input: ReportInput,
  command: DiffCommand,
  io: Io,
): Promise<string> {
  const render = await verdictRenderer(format);
  const text = render(input, await textOptions(io.stdout, command, io));
  return text.endsWith('\n') ? text : `${text}\n`;
}
