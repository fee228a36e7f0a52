import { type Finding, type InputProblem, ok, type Result } from '@contract-check/core';
import type { BaselineCommand } from '../command-line/command.ts';
import { contractNamed } from '../config/contract-named.ts';
import { loadSettings, waiversPlace } from '../config/load-settings.ts';
import { readWaivers, type WaiversFile, type WrittenWaiver } from '../config/read-waivers.ts';
import type { Settings } from '../config/settings.ts';
import { NO_FLAGS } from '../config/settings-flags.ts';
import { refuseSettings } from '../config/tell-settings.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { isRead, type LoadedSide, loadSides } from '../input/load-contract.ts';
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
  if (!found.ok) return refuse(found.error.problems, found.error.sides, command, io);
  const present = found.value.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const fresh = present.filter(({ waiver }) => waiver === null);
  const contract = command.contract === undefined ? {} : { contract: command.contract };
  const waivers = distinct(fresh).map(({ fingerprint, rule, operations, message }): WrittenWaiver => {
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
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const key = ({ rule, operations, fingerprint }: Finding): string =>
    JSON.stringify([rule, operations[0]?.path ?? '', operations[0]?.method ?? '', fingerprint]);
  return [...byFingerprint.values()].sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

interface Unread {
  readonly problems: readonly InputProblem[];
  readonly sides: readonly LoadedSide[];
}

async function compare(
  command: BaselineCommand,
  settings: Settings,
  { waivers }: WaiversFile,
  { io, engine }: { readonly io: Io; readonly engine: Engine },
): Promise<Result<readonly Finding[], Unread>> {
  const sides = await loadSides([command.base, command.revision], command, engine.loadContract, io);
  const [base, revision] = sides.filter(isRead);
  if (base === undefined || revision === undefined) {
    return { ok: false, error: { problems: sides.flatMap(({ problems }) => problems), sides } };
  }
  const { comparison, policy } = contractNamed(command.contract ?? '', settings.contracts) ?? settings.preset;
  const contractName = command.contract ?? '';
  const compared = await engine.diffContracts(base.contract, revision.contract, {
    ...comparison,
    contractName,
    loadValidator: engine.loadValidator,
  });
  const context = { policy, waivers, contractName, asOf: io.today(), base: base.contract, revision: revision.contract };
  return ok(engine.applyPolicy(compared, context).verdict.findings);
}
