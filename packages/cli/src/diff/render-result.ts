import { type ReportInput, renderJson, renderMarkdown, renderText, type TextOptions } from '@contract-check/report';
import type { DiffCommand } from '../command-line/command.ts';
import type { Io, OutputStream } from '../io.ts';
import { terminalOf } from '../terminal/terminal.ts';

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

/** How text is laid out on a stream. */
export async function textOptions(stream: OutputStream, command: DiffCommand, io: Io): Promise<TextOptions> {
  return {
    ...terminalOf(stream, io.env, command.colour),
    hyperlinks: stream.isTTY && (await showsHyperlinks()),
    verbose: command.verbose,
    quiet: command.quiet,
  };
}

/** Loaded for terminals alone: in a build log there are no links. */
async function showsHyperlinks(): Promise<boolean> {
  const { createSupportsHyperlinks } = await import('supports-hyperlinks');
  return createSupportsHyperlinks({ isTTY: true });
}
