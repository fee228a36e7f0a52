import { fail, ok, type Policy, type Result } from '@contract-check/core';
import { exitStatus, type ReportInput } from '@contract-check/report';
import type { ContractsOptions } from '../command-line/command.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { Settings } from '../config/settings.ts';
import { refuseSettings, waiverNotices } from '../config/tell-settings.ts';
import type { Engine } from '../engine.ts';
import type { ExitCode } from '../exit-code.ts';
import { distinct, refuse, warn } from '../input/tell-problems.ts';
import type { Io } from '../io.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import { compareNamed } from './compare-named.ts';
import type { Comparisons, RefusedComparisons } from './comparisons.ts';
import { weigh } from './weigh.ts';

/**
 * Compares what was named (without arguments what is configured), weighs it as the team decided, and tells on standard
 * error what people should know. Where nothing could be compared the reason is told, and the exit code answered.
 *
 * @param demanded what the caller demands beyond each team's policy
 */
export async function compareContracts(
  command: ContractsOptions,
  io: Io,
  engine: Engine,
  demanded: (policy: Policy) => Policy = (policy) => policy,
): Promise<Result<ReportInput, ExitCode>> {
  const start = io.now();
  const progress = startProgress(io, !command.quiet);
  try {
    const settings = await loadSettings(command.settings, io, engine.rules);
    if (!settings.ok) return fail(await refuseSettings(settings.error, command, io));
    const compared = await compareAll(command, settings.value, progress, io, engine);
    progress.stop();
    if (!compared.ok) return fail(await refuseComparisons(compared.error, command, io));

    const { failOn, waivers } = settings.value;
    const { contracts, problems, unchanged, isAll } = compared.value;
    const demanding = contracts.map((one) => ({ ...one, policy: demanded(one.policy) }));
    const { runs, uses } = weigh(demanding, waivers, command.asOf ?? io.today(), engine);
    const names = isAll ? runs.map(({ contract }) => contract) : null;
    await warn(distinct([...problems, ...waiverNotices(waivers, uses, names)]), command, io);
    const verdicts = runs.map(({ verdict }) => verdict);
    return ok({
      runs,
      unchanged,
      failOn,
      exitStatus: exitStatus(verdicts, failOn),
      elapsedMs: io.now() - start,
    });
  } finally {
    progress.stop();
  }
}

/** Says why nothing was compared. */
export async function refuseComparisons(
  { problems, sides, hint = '' }: RefusedComparisons,
  command: ContractsOptions,
  io: Io,
): Promise<ExitCode> {
  const status = await refuse(problems, sides, command, io);
  io.stderr.write(hint);
  return status;
}

/** What was named; without arguments what is configured. */
async function compareAll(
  command: ContractsOptions,
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
