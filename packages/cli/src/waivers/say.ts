import { escapeTerminal } from '@contract-check/report';
import { Help } from 'commander';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';

/** Says why nothing was written. */
export function refuseUsage(errors: readonly string[], name: string, io: Io): ExitCode {
  for (const error of errors) io.stderr.write(`error: ${escapeTerminal(error)}\n`);
  io.stderr.write(`Usage error (exit 2): nothing was written. See contract-check ${name} --help\n`);
  return EXIT.input;
}

/** Text with line feeds of ours; what the lines hold is escaped. */
export function printLines(lines: readonly string[], io: Io): void {
  io.stdout.write(lines.map((line) => `${escapeTerminal(line)}\n`).join(''));
}

/** A sentence, over as many lines as it takes. */
export function sentence(text: string, width: number): readonly string[] {
  return new Help().boxWrap(escapeTerminal(text), width).split('\n');
}
