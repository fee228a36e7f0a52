import { combineWaiverUses, Waivers } from '@contract-check/core';
import type { WaiveCommand } from '../command-line/command.ts';
import type { WaiversFile } from '../config/read-waivers.ts';
import type { FiledWaiver } from '../config/settings.ts';
import { refuseSettings } from '../config/tell-settings.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { withoutWaivers } from './edit-waivers.ts';
import { type ResultRun, readResult } from './read-result.ts';
import { saveWaivers } from './save-waivers.ts';
import { printLines, refuseUsage } from './say.ts';

/** Removes the waivers that have expired and, given a result, those that fit none of its findings. */
export async function prune(
  file: WaiversFile,
  command: WaiveCommand,
  ruleIds: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const { dryRun } = command;
  const result = command.result === undefined ? null : await readResult(command.result, io.cwd);
  if (result?.ok === false) return refuseUsage([result.error], 'waive', io);
  const reasons = reasonsToGo(file.waivers, result?.value ?? null, io.today());
  const removed = new Set(reasons.keys());
  const kept = file.waivers.filter((_, index) => !removed.has(index));
  const saved = await saveWaivers(file, withoutWaivers(file, removed), kept, { ruleIds, dryRun });
  if (!saved.ok) return refuseSettings(saved.error, command, io);
  const gone = file.waivers.flatMap((waiver, index) => {
    const reason = reasons.get(index);
    return reason === undefined ? [] : [`${waiver.file}:${waiver.line}  ${about(waiver)}: ${reason}`];
  });
  printLines([...gone, summary(gone.length, kept.length, dryRun)], io);
  return EXIT.pass;
}

/** By the index of the waiver. */
function reasonsToGo(
  waivers: readonly FiledWaiver[],
  runs: readonly ResultRun[] | null,
  now: number,
): ReadonlyMap<number, string> {
  const uses = combineWaiverUses(
    (runs ?? [{ contractName: '', findings: [] }]).map(({ contractName, findings }) => {
      const held = new Waivers(waivers, contractName, now);
      for (const finding of findings) held.apply(finding);
      return held.uses();
    }),
  );
  const reasons = new Map<number, string>();
  for (const [index, { until }] of waivers.entries()) {
    const state = uses[index]?.state;
    if (state === 'expired') reasons.set(index, `expired after ${until}`);
    else if (state !== 'used' && runs !== null) reasons.set(index, 'fits no finding');
  }
  return reasons;
}

function about({ fingerprint, rule, operation, path, contract }: FiledWaiver): string {
  return [fingerprint, rule, operation, path, contract].filter((part) => part !== undefined).join(' ');
}

function summary(gone: number, kept: number, dryRun: boolean): string {
  if (gone === 0) return `Nothing to remove; ${kept} left.`;
  return `${dryRun ? 'Would remove' : 'Removed'} ${gone} ${gone === 1 ? 'waiver' : 'waivers'}; ${kept} left.`;
}
