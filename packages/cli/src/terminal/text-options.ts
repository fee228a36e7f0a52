import type { TextOptions } from '@contract-check/report';
import type { ShowingOptions } from '../command-line/command.ts';
import type { Io, OutputStream } from '../io.ts';
import { terminalOf } from './terminal.ts';

/** How text is laid out on a stream. */
export async function textOptions(stream: OutputStream, command: ShowingOptions, io: Io): Promise<TextOptions> {
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
