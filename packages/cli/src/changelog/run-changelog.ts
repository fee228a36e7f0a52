import type { ChangelogCommand } from '../command-line/command.ts';
import { compareContracts } from '../diff/compare-contracts.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { renderChangelog } from '../formats/changelog.ts';
import type { Io } from '../io.ts';

/** Tells what changed; findings never fail it. */
export async function runChangelog(command: ChangelogCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const { history } = command;
  if (history !== null) {
    const { runHistory } = await import('./run-history.ts');
    return runHistory({ ...command, history }, io, engine);
  }
  const compared = await compareContracts(command, io, engine);
  if (!compared.ok) return compared.error;
  io.stdout.write(renderChangelog(compared.value));
  return EXIT.pass;
}
