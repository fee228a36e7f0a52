import { type ReportInput, renderJson, renderMarkdown, renderText, type TextOptions } from '@contract-check/report';
import type { DiffCommand } from '../command-line/command.ts';
import type { Io } from '../io.ts';
import { textOptions } from '../terminal/text-options.ts';

const RENDERERS: Readonly<Record<DiffCommand['format'], (input: ReportInput, options: TextOptions) => string>> = {
  text: renderText,
  json: renderJson,
  markdown: (input) => renderMarkdown({ ...input, elapsedMs: null }),
};

/** The result as the user asked for it; ends in a line feed. */
export async function renderResult(input: ReportInput, command: DiffCommand, io: Io): Promise<string> {
  const text = RENDERERS[command.format](input, await textOptions(io.stdout, command, io));
  return text.endsWith('\n') ? text : `${text}\n`;
}
