import { type ReportInput, renderJson, renderMarkdown, renderText, type TextOptions } from '@contract-check/report';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import type { DiffCommand } from '../command-line/command.ts';
import type { Io, OutputStream } from '../io.ts';
import { terminalOf } from '../terminal/terminal.ts';

const RENDERERS: Readonly<Record<DiffCommand['format'], (input: ReportInput, options: TextOptions) => string>> = {
  text: renderText,
  json: renderJson,
  markdown: (input) => renderMarkdown({ ...input, elapsedMs: null }),
};

/** The result as the user asked for it; ends in a line feed. */
export function renderResult(input: ReportInput, command: DiffCommand, io: Io): string {
  const text = RENDERERS[command.format](input, textOptions(io.stdout, command, io));
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** How text is laid out on a stream. */
export function textOptions(stream: OutputStream, command: DiffCommand, io: Io): TextOptions {
  return {
    ...terminalOf(stream, io.env, command.colour),
    hyperlinks: stream.isTTY && createSupportsHyperlinks({ isTTY: true }),
    verbose: command.verbose,
    quiet: command.quiet,
  };
}
