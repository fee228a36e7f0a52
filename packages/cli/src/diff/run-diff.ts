import type { Result } from '@contract-check/core';
import { escapeTerminal, exitStatus, type ReportInput } from '@contract-check/report';
import type { DiffCommand } from '../command-line/command.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { Settings } from '../config/settings.ts';
import { refuseSettings, waiverNotices } from '../config/tell-settings.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { distinct, refuse, warn } from '../input/tell-problems.ts';
import type { Io } from '../io.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import { compareNamed } from './compare-named.ts';
import type { Comparisons, RefusedComparisons } from './comparisons.ts';
import { readGivenTemplate } from './read-template.ts';
import { renderResult } from './render-result.ts';
import { weigh } from './weigh.ts';
import { type Unwritten, writeOutputs } from './write-outputs.ts';

/** Reads the contracts, compares each old one with the new one, shows the result. */
export async function runDiff(command: DiffCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const start = io.now();
  const progress = startProgress(io, !command.quiet);
  try {
    const template = await readGivenTemplate(command, io);
    if (!template.ok) return await refuse(template.error.problems, [template.error], command, io);
    const settings = await loadSettings(command.settings, io, engine.rules);
    if (!settings.ok) return await refuseSettings(settings.error, command, io);
    const compared = await compareAll(command, settings.value, progress, io, engine);
    progress.stop();
    if (!compared.ok) return await refuseAll(compared.error, command, io);

    const { failOn, waivers } = settings.value;
    const { runs, uses } = weigh(compared.value.contracts, waivers, command.asOf ?? io.today(), engine);
    await warn(
      distinct([...compared.value.problems, ...waiverNotices(waivers, uses, compared.value.isAll)]),
      command,
      io,
    );
    const status = exitStatus(
      runs.map(({ verdict }) => verdict),
      failOn,
    );
    const { unchanged } = compared.value;
    const input: ReportInput = { runs, unchanged, failOn, exitStatus: status, elapsedMs: io.now() - start };
    const asked = { ...command, template: template.value };
    io.stdout.write(await renderResult(input, asked, io));
    const unwritten = await writeOutputs(input, asked, io);
    if (unwritten.length === 0) return status;
    io.stderr.write(unwrittenText(unwritten));
    return EXIT.input;
  } finally {
    progress.stop();
  }
}

async function refuseAll({ problems, sides, hint = '' }: RefusedComparisons, command: DiffCommand, io: Io) {
  const status = await refuse(problems, sides, command, io);
  io.stderr.write(hint);
  return status;
}

/** What was named; without arguments what is configured. */
async function compareAll(
  command: DiffCommand,
  settings: Settings,
  progress: Progress,
  io: Io,
  engine: Engine,
): Promise<Result<Comparisons, RefusedComparisons>> {
  const { named } = command;
  if (named !== null) return compareNamed({ ...command, named }, settings, progress, io, engine);
  const { compareConfigured } = await import('./configured/compare-configured.ts');
  return compareConfigured(command, settings, progress, io, engine);
}

function unwrittenText(files: readonly Unwritten[]): string {
  const lines = files.map(({ file, reason }) => `error: ${escapeTerminal(file)} could not be written (${reason}).\n`);
  return `${lines.join('')}Output error (exit 2): check the folder and its permissions; the result above is complete.\n`;
}
