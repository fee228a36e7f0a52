import { baseRuleText } from './base-rule.ts';
import type { BaseRule, ComparisonSettings, Settings, SettingValue } from './settings.ts';

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

type Flag = Exclude<keyof SettingsFlags, 'config' | 'prefixes'>;

/** How each is typed, and the setting that it stands for. */
const FLAGS: Readonly<Record<Flag, readonly [flag: string, key: string]>> = {
  failOn: ['--fail-on', 'fail-on'],
  base: ['--base', 'base'],
  strict: ['--strict', 'strict'],
  compat: ['--compat', 'compat'],
  strictInput: ['--strict-input', 'strict-input'],
};

/** What was typed, as the last layer of settings. */
export function typedValues(flags: SettingsFlags): readonly SettingValue[] {
  const single = Object.entries(FLAGS).flatMap(([name, [flag, key]]): SettingValue[] => {
    const value = flags[name as Flag];
    if (value === undefined) return [];
    return [
      { key: [key], value: typeof value === 'object' ? baseRuleText(value) : value, origin: { from: 'flag', flag } },
    ];
  });
  const { base, revision } = flags.prefixes ?? { base: {}, revision: {} };
  const prefixes = [
    ...prefixValues('--strip-prefix', 'strip-prefix', base.strip, revision.strip),
    ...prefixValues('--add-prefix', 'add-prefix', base.add, revision.add),
  ];
  return [...single, ...prefixes];
}

function prefixValues(flag: string, key: string, ...sides: readonly (string | undefined)[]): SettingValue[] {
  return sides.flatMap((value, index) =>
    value === undefined ? [] : [{ key: [key, index === 0 ? 'old' : 'new'], value, origin: { from: 'flag', flag } }],
  );
}
