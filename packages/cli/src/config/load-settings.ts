import { join } from 'node:path';
import { type InputProblem, ok, type Result, type RuleInfo } from '@contract-check/core';
import type { Io } from '../io.ts';
import { BASE_PRESET, COMPARISON_PRESET, FAIL_ON_PRESET, POLICY_PRESET, WAIVERS_FILE } from './presets.ts';
import type { Settings } from './settings.ts';
import type { SettingsFlags } from './settings-flags.ts';

/** Why there are no settings: every error of the configuration and the waivers, and their texts by label. */
export interface RefusedSettings {
  readonly problems: readonly InputProblem[];
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * What holds for a run: presets, then the configuration, then what it says for one contract, then the command line.
 *
 * @param rules the catalogue; a configuration that names another rule is refused
 */
export async function loadSettings(
  flags: SettingsFlags,
  io: Pick<Io, 'cwd'>,
  _rules: readonly RuleInfo[],
): Promise<Result<Settings, RefusedSettings>> {
  const comparison = {
    ...COMPARISON_PRESET,
    strict: flags.strict ?? COMPARISON_PRESET.strict,
    compat: flags.compat ?? COMPARISON_PRESET.compat,
    strictInput: flags.strictInput ?? COMPARISON_PRESET.strictInput,
    prefixes: flags.prefixes ?? COMPARISON_PRESET.prefixes,
  };
  return ok({
    folder: io.cwd,
    file: null,
    failOn: flags.failOn ?? FAIL_ON_PRESET,
    contracts: [],
    preset: { base: flags.base ?? BASE_PRESET, comparison, policy: POLICY_PRESET, values: [] },
    waiversFile: join(io.cwd, WAIVERS_FILE),
    waivers: [],
    values: [],
  });
}
