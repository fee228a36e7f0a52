import { fail, ok, type Result } from '@contract-check/core';
import type { ContractsOptions, NamedContracts } from '../command-line/command.ts';
import type { Settings } from '../config/settings.ts';
import type { Engine } from '../engine.ts';
import { loadSides } from '../input/load-contract.ts';
import type { Io } from '../io.ts';
import type { Progress } from '../terminal/progress.ts';
import { compareSides } from './compare-sides.ts';
import type { Comparisons, RefusedComparisons } from './comparisons.ts';

/** Compares what the command line names: each old contract with the new one. */
export async function compareNamed(
  command: ContractsOptions & { readonly named: NamedContracts },
  { preset }: Settings,
  progress: Progress,
  io: Io,
  engine: Engine,
): Promise<Result<Comparisons, RefusedComparisons>> {
  progress.stage('Reading the contracts …');
  const { bases, revision } = command.named;
  const sides = await loadSides([...bases, revision], command, engine.loadContract, io);
  const comparing = (): void => {
    progress.stage('Comparing …');
    io.entering('compare');
  };
  const { compared, problems } = await compareSides(
    sides,
    { settings: preset.comparison, contractName: '', comparing },
    engine,
  );
  if (compared === null) return fail({ problems, sides });
  const { policy } = preset;
  const contracts = compared.map((one) => ({ ...one, contract: null, owner: null, policy }));
  return ok({ contracts, unchanged: 0, problems, isAll: true });
}
