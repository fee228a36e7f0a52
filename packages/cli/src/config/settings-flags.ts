import type { BaseRule, ComparisonSettings, Settings } from './settings.ts';

/** What the command line says of settings; undefined where it says nothing. */
export interface SettingsFlags {
  /** `--config FILE` as typed; false: `--no-config`, neither configuration nor waivers; undefined: searched upwards. */
  readonly config: string | false | undefined;
  readonly failOn: Settings['failOn'] | undefined;
  readonly base: BaseRule | undefined;
  readonly strict: true | undefined;
  readonly compat: ComparisonSettings['compat'] | undefined;
  readonly strictInput: true | undefined;
  /** Those of the configuration are left out when any is typed. */
  readonly prefixes: ComparisonSettings['prefixes'] | undefined;
}

/** A command line that says nothing of settings. */
export const NO_FLAGS: SettingsFlags = {
  config: undefined,
  failOn: undefined,
  base: undefined,
  strict: undefined,
  compat: undefined,
  strictInput: undefined,
  prefixes: undefined,
};
