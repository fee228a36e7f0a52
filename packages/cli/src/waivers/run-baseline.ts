import { type Finding, fail, ok, type Result } from '@contract-check/core';
import type { BaselineCommand } from '../command-line/command.ts';
import { contractNamed } from '../config/contract-named.ts';
import { loadSettings, waiversPlace } from '../config/load-settings.ts';
import { readWaivers, type WaiversFile, type WrittenWaiver } from '../config/read-waivers.ts';
import type { Settings } from '../config/settings.ts';
import { NO_FLAGS } from '../config/settings-flags.ts';
import { refuseSettings } from '../config/tell-settings.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { isRead, loadSides } from '../input/load-contract.ts';
import { refuse } from '../input/tell-problems.ts';
import type { Io } from '../io.ts';
import { checkTerms, unknownContract } from './asked-waiver.ts';
import { withWaivers } from './edit-waivers.ts';
import { read } from './read-written.ts';
import { saveWaivers } from './save-waivers.ts';
import { printLines, refuseUsage } from './say.ts';

/** Writes a waiver for each finding that is at least a warning, so that from then on only new ones fail. */
export async function runBaseline(command: BaselineCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const settings = await loadSettings({ ...NO_FLAGS, config: command.config }, io, engine.rules);
  if (!settings.ok) return refuseSettings(settings.error, command, io);
  const ruleIds = engine.rules.map(({ id }) => id);
  const file = await readWaivers(settings.value.waiversFile, waiversPlace(settings.value, io), ruleIds);
  if (!file.ok) return refuseSettings(file.error, command, io);
  const terms = checkTerms(command.terms, io.today());
  const wrong = [...(terms.ok ? [] : terms.error), ...unknownContract(command.contract, settings.value.contracts)];
  if (!terms.ok || wrong.length > 0) return refuseUsage(wrong, 'baseline', io);

  const found = await compare(command, settings.value, file.value, { io, engine });
  if (!found.ok) return found.error;
  const present = found.value.filter(({ finding: { severity } }) => severity === 'error' || severity === 'warning');
  const fresh = present.filter(({ finding }) => finding.waiver === null);
  const waivers = distinct(fresh).map(({ contract: name, finding }): WrittenWaiver => {
    const { fingerprint, rule, operations, message } = finding;
    const contract = name === null ? {} : { contract: name };
    const [operation] = operations;
    const where = operation === undefined ? '' : ` (${operation.method} ${operation.path})`;
    return { fingerprint, ...contract, note: `${rule}${where}: ${message}`, ...terms.value };
  });
  const saved = await saveWaivers(
    file.value,
    withWaivers(file.value, waivers),
    [...file.value.waivers, ...waivers.map(read)],
    {
      ruleIds,
      dryRun: command.dryRun,
    },
  );
  if (!saved.ok) return refuseSettings(saved.error, command, io);
  printLines(
    [
      ...waivers.map(({ fingerprint, note }) => `${fingerprint}  ${note}`),
      outcome(command, file.value, waivers.length, present.length - fresh.length),
    ],
    io,
  );
  return EXIT.pass;
}

function outcome({ dryRun }: BaselineCommand, { label }: WaiversFile, written: number, waived: number): string {
  const before = waived === 0 ? '' : ` ${waived} ${waived === 1 ? 'was' : 'were'} waived before.`;
  if (written === 0) return `Nothing to waive.${before}`;
  return `${dryRun ? 'Would write' : 'Wrote'} ${written} ${written === 1 ? 'waiver' : 'waivers'} to ${label}.${before}`;
}

/** Sorted, so that two people who do the same write the same. */
function distinct(found: readonly Found[]): readonly Found[] {
  const byFingerprint = new Map(found.map((one) => [`${one.contract} ${one.finding.fingerprint}`, one]));
  const key = ({ contract, finding: { rule, operations, fingerprint } }: Found): string =>
    JSON.stringify([contract ?? '', rule, operations[0]?.path ?? '', operations[0]?.method ?? '', fingerprint]);
  return [...byFingerprint.values()].sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

interface Found {
  /** Name of the configured contract; null for contracts that were named without one. */
  readonly contract: string | null;
  readonly finding: Finding;
}

interface Surroundings {
  readonly io: Io;
  readonly engine: Engine;
}

/** The findings that there are now; or the exit code, when why there are none was told. */
async function compare(
  command: BaselineCommand,
  settings: Settings,
  { waivers }: WaiversFile,
  { io, engine }: Surroundings,
): Promise<Result<readonly Found[], ExitCode>> {
  const { named, contract = null } = command;
  if (named === null) return compareConfigured(command, { io, engine });
  const sides = await loadSides([named.base, named.revision], command, engine.loadContract, io);
  const [base, revision] = sides.filter(isRead);
  if (base === undefined || revision === undefined) {
    const problems = sides.flatMap((side) => side.problems);
    return fail(await refuse(problems, sides, command, io));
  }
  const { comparison, policy } = contractNamed(contract ?? '', settings.contracts) ?? settings.preset;
  const contractName = contract ?? '';
  const compared = await engine.diffContracts(base.contract, revision.contract, {
    ...comparison,
    contractName,
    loadValidator: engine.loadValidator,
  });
  const context = { policy, waivers, contractName, asOf: io.today(), base: base.contract, revision: revision.contract };
  const { findings } = engine.applyPolicy(compared, context).verdict;
  return ok(findings.map((finding) => ({ contract, finding })));
}

async function compareConfigured(
  command: BaselineCommand,
  { io, engine }: Surroundings,
): Promise<Result<readonly Found[], ExitCode>> {
  const { compareContracts } = await import('../diff/compare-contracts.ts');
  const settings = { ...NO_FLAGS, config: command.config };
  const compared = await compareContracts({ ...command, named: null, asOf: null, settings }, io, engine);
  if (!compared.ok) return compared;
  const runs = compared.value.runs.filter(
    ({ contract }) => command.contract === undefined || contract === command.contract,
  );
  return ok(runs.flatMap(({ contract, verdict }) => verdict.findings.map((finding): Found => ({ contract, finding }))));
}
