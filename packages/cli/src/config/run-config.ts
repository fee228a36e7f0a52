import type { ConfigCommand } from '../command-line/command.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { configText } from './config-text.ts';
import { loadSettings } from './load-settings.ts';
import { NO_FLAGS } from './settings-flags.ts';
import { shownConfig } from './shown-config.ts';
import { refuseSettings } from './tell-settings.ts';

/** Shows the settings that hold in the working directory. */
export async function runConfig(command: ConfigCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const settings = await loadSettings({ ...NO_FLAGS, config: command.config }, io, engine.rules);
  if (!settings.ok) return refuseSettings(settings.error, command, io);
  const shown = await shownConfig(settings.value, io);
  const { width } = terminalOf(io.stdout, io.env, command.colour);
  const isJson = command.format === 'json';
  io.stdout.write(isJson ? `${JSON.stringify(shown, null, 2)}\n` : configText(shown, command.verbose, width));
  return EXIT.pass;
}
