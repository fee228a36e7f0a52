import type { WaiveCommand } from '../command-line/command.ts';
import type { WaiversFile } from '../config/read-waivers.ts';
import type { FiledWaiver } from '../config/settings.ts';
import { refuseSettings } from '../config/tell-settings.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { today } from './asked-waiver.ts';
import { withoutWaivers } from './edit-waivers.ts';
import { saveWaivers } from './save-waivers.ts';
import { printLines } from './say.ts';

/** Removes the waivers that have expired. */
export async function prune(
  file: WaiversFile,
  command: WaiveCommand,
  ruleIds: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const day = today(io.today());
  const isOver = ({ until }: FiledWaiver): boolean => until !== null && until < day;
  const gone = file.waivers.flatMap((waiver, index) =>
    isOver(waiver) ? [{ waiver, index, why: `expired after ${waiver.until}` }] : [],
  );
  const removed = new Set(gone.map(({ index }) => index));
  const kept = file.waivers.filter((_, index) => !removed.has(index));
  const saved = await saveWaivers(file, withoutWaivers(file, removed), kept, { ruleIds, dryRun: command.dryRun });
  if (!saved.ok) return refuseSettings(saved.error, command, io);
  printLines(
    [
      ...gone.map(({ waiver, why }) => `${waiver.file}:${waiver.line}  ${name(waiver)}, ${why}`),
      summary(gone.length, kept.length, command.dryRun),
    ],
    io,
  );
  return EXIT.pass;
}

function name({ fingerprint, rule, operation, path, contract }: FiledWaiver): string {
  return [fingerprint, rule, operation, path, contract].filter((part) => part !== undefined).join(' ');
}

function summary(gone: number, kept: number, dryRun: boolean): string {
  const waivers = `${gone} ${gone === 1 ? 'waiver' : 'waivers'}`;
  return gone === 0
    ? `Nothing to remove; ${kept} left.`
    : `${dryRun ? 'Would remove' : 'Removed'} ${waivers}; ${kept} left.`;
}
