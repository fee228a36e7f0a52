import { escapeTerminal } from '@contract-check/report';
import type { DiffCommand } from '../command-line/command.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { refuse } from '../input/tell-problems.ts';
import type { Io } from '../io.ts';
import { compareContracts } from './compare-contracts.ts';
import { readGivenTemplate } from './read-template.ts';
import { renderResult } from './render-result.ts';
import { type Unwritten, writeOutputs } from './write-outputs.ts';

/** Reads the contracts, compares each old one with the new one, shows the result. */
export async function runDiff(command: DiffCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const template = await readGivenTemplate(command, io);
  if (!template.ok) return refuse(template.error.problems, [template.error], command, io);
  const compared = await compareContracts(command, io, engine);
  if (!compared.ok) return compared.error;
  const asked = { ...command, template: template.value };
  io.stdout.write(await renderResult(compared.value, asked, io));
  const unwritten = await writeOutputs(compared.value, asked, io);
  if (unwritten.length === 0) return compared.value.exitStatus;
  io.stderr.write(unwrittenText(unwritten));
  return EXIT.input;
}

function unwrittenText(files: readonly Unwritten[]): string {
  const lines = files.map(({ file, reason }) => `error: ${escapeTerminal(file)} could not be written (${reason}).\n`);
  return `${lines.join('')}Output error (exit 2): check the folder and its permissions; the result above is complete.\n`;
}
