import { fail, ok, type Result } from '@contract-check/core';
import { type ContractReleases, renderReleases } from '@contract-check/report';
import { repositoryAt } from '../bases/repository.ts';
import type { ChangelogCommand, HistoryRange } from '../command-line/command.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { Settings } from '../config/settings.ts';
import { refuseSettings } from '../config/tell-settings.ts';
import { refuseComparisons } from '../diff/compare-contracts.ts';
import type { RefusedComparisons } from '../diff/comparisons.ts';
import { nothingConfigured, refusedFor } from '../diff/configured/compare-configured.ts';
import { ContractReader } from '../diff/configured/contract-reader.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { loadOptions } from '../input/load-contract.ts';
import type { Refusal } from '../input/refusal.ts';
import { distinct, warn } from '../input/tell-problems.ts';
import type { Io } from '../io.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import { blobIds } from './blob-ids.ts';
import { type ContractHistory, contractHistory, type HistoryTools } from './contract-history.ts';
import { type ReleasePoint, releasePoints } from './release-points.ts';
import {
  configuredContracts,
  type Ground,
  groundOf,
  inRepository,
  namedContract,
  type TrackedContract,
} from './tracked-contract.ts';

type Command = ChangelogCommand & { readonly history: HistoryRange };

/** Tells the releases of contracts since a revision. */
export async function runHistory(command: Command, io: Io, engine: Engine): Promise<ExitCode> {
  const settings = await loadSettings(command.settings, io, engine.rules);
  if (!settings.ok) return refuseSettings(settings.error, command, io);
  const { contracts, file } = settings.value;
  if (command.history.file === null && contracts.length === 0) {
    return refuseComparisons(nothingConfigured(settings.value), command, io);
  }
  const progress = startProgress(io, !command.quiet);
  try {
    const found = await findHistory(command, settings.value, io, engine);
    if (!found.ok) return await refuseComparisons(refusedFor([found.error], file ?? ''), command, io);
    const { tracked, tools } = found.value;
    try {
      const histories = await readAll(tracked, tools, progress);
      progress.stop();
      return await tell(tracked, histories, command, io);
    } finally {
      await tools.reader.close();
    }
  } finally {
    progress.stop();
  }
}

interface Found {
  readonly tracked: readonly TrackedContract[];
  readonly tools: HistoryTools;
}

/** The contracts, the revisions, and what each file is in each of them. */
async function findHistory(
  command: Command,
  settings: Settings,
  io: Io,
  engine: Engine,
): Promise<Result<Found, Refusal>> {
  const { since, file } = command.history;
  const folder = file === null ? settings.folder : io.cwd;
  const repository = await repositoryAt(folder, io);
  if (!repository.ok) return repository;
  const points = await releasePoints(since, repository.value, io);
  if (!points.ok) return points;
  const ground = await groundOf(folder, repository.value);
  const tracked = await trackedContracts(file, settings, points.value, ground, io);
  if (!tracked.ok) return tracked;
  const names = tracked.value.flatMap(({ paths, former }) => [...paths, ...former.values()]);
  const paths = [...new Set(names.map((path) => inRepository(path, ground)))];
  const commits = points.value.flatMap(({ base }) => base.commit ?? []);
  const ids = await blobIds(commits, paths, repository.value, io);
  if (!ids.ok) return fail(ids.error);
  const reader = new ContractReader(folder, loadOptions(command, io), engine, io);
  for (const { base } of points.value) reader.know(base);
  const { waivers } = settings;
  const today = io.today();
  const tools = { points: points.value, ids: ids.value, ground, reader, engine, waivers, asOf: command.asOf, today };
  return ok({ tracked: tracked.value, tools });
}

async function trackedContracts(
  file: string | null,
  settings: Settings,
  points: readonly ReleasePoint[],
  ground: Ground,
  io: Io,
): Promise<Result<readonly TrackedContract[], Refusal>> {
  if (file === null) return configuredContracts(settings, points, ground, io);
  const named = await namedContract(file, settings, points, ground, io);
  return named.ok ? ok([named.value]) : named;
}

/** One after another: each takes the whole processor. */
async function readAll(
  tracked: readonly TrackedContract[],
  tools: HistoryTools,
  progress: Progress,
): Promise<readonly ContractHistory[]> {
  const histories: ContractHistory[] = [];
  for (const [index, contract] of tracked.entries()) {
    progress.stage(`Reading the history of contract ${index + 1} of ${tracked.length} …`);
    histories.push(await contractHistory(contract, tools));
  }
  return histories;
}

async function tell(
  tracked: readonly TrackedContract[],
  histories: readonly ContractHistory[],
  command: Command,
  io: Io,
): Promise<ExitCode> {
  const problems = distinct(histories.flatMap((history) => history.problems));
  const sides = histories.flatMap(({ refused }) => refused);
  if (sides.length > 0) {
    const refusal: RefusedComparisons = { problems, sides };
    return refuseComparisons(refusal, command, io);
  }
  await warn(problems, command, io);
  const contracts = tracked.map(({ name }, index): ContractReleases => {
    const { title = '', releases = [] } = histories[index] ?? {};
    return { name: name ?? title, releases };
  });
  io.stdout.write(renderReleases(contracts));
  return EXIT.pass;
}
