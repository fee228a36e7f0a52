import type { Command as Commander } from 'commander';
import { NO_FLAGS, type SettingsFlags } from '../config/settings-flags.ts';

/** What commander makes of `--config` and `--no-config`. */
export interface ConfigFlag {
  config?: string | boolean;
}

/** Which configuration holds. */
export function addSettingsOptions(command: Commander): Commander {
  return command
    .option('--config <file>', 'configuration; else contract-check.yaml, searched upwards')
    .option('--no-config', 'neither configuration nor waivers');
}

/** What was typed; presets of commander's own do not count, since a configuration goes before them. */
export function typedSettings(
  command: Commander,
  flag: ConfigFlag,
  given: Partial<Omit<SettingsFlags, 'config' | 'strict' | 'strictInput'>> & {
    strict?: boolean;
    strictInput?: boolean;
  },
): SettingsFlags {
  const isTyped = (...names: readonly string[]): boolean =>
    names.some((name) => command.getOptionValueSource(name) === 'cli');
  return {
    ...NO_FLAGS,
    config: configFlag(flag),
    failOn: isTyped('failOn') ? given.failOn : undefined,
    base: given.base,
    strict: given.strict === true ? true : undefined,
    compat: isTyped('compat') ? given.compat : undefined,
    strictInput: given.strictInput === true ? true : undefined,
    prefixes: isTyped('stripPrefix', 'addPrefix') ? given.prefixes : undefined,
  };
}

/** Which configuration is asked for, as in `SettingsFlags`. */
export function configFlag({ config }: ConfigFlag): string | false | undefined {
  if (config === false) return false;
  return typeof config === 'string' ? config : undefined;
}
