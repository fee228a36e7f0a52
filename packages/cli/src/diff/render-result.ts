import type { ReportInput, Template } from '@contract-check/report';
import type { DiffCommand } from '../command-line/command.ts';
import { type VerdictFormat, verdictRenderer } from '../formats/verdict-formats.ts';
import type { Io } from '../io.ts';
import { textOptions } from '../terminal/text-options.ts';

/** What was asked for, and the template that was read for it. */
export type ShowCommand = DiffCommand & { readonly template: Template | null };

/** The result in the form that standard output is to have; ends in a line feed. */
export function renderResult(input: ReportInput, command: ShowCommand, io: Io): Promise<string> {
  return renderAs(command.format, input, command, io);
}

/** The result in any form; ends in a line feed. */
export async function renderAs(
  format: VerdictFormat,
  input: ReportInput,
  command: ShowCommand,
  io: Io,
): Promise<string> {
  const render = await verdictRenderer(format);
  const text = render(input, { ...(await textOptions(io.stdout, command, io)), template: command.template });
  return text.endsWith('\n') ? text : `${text}\n`;
}
