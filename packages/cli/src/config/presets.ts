import type { ComparisonSettings, ContractSettings, Settings } from './settings.ts';

/** What holds where nobody says otherwise. */
export const COMPARISON_PRESET: ComparisonSettings = {
  strict: false,
  compat: 'wire',
  responseMembers: 'tolerated',
  tolerantReader: true,
  strictInput: false,
  prefixes: { base: {}, revision: {} },
};

export const POLICY_PRESET: ContractSettings['policy'] = {
  severities: { rules: {}, breaks: {}, effects: {} },
  byPath: [],
  stability: { draft: 'off', alpha: 'off', beta: 'warning', stable: 'error' },
  deprecation: null,
  semver: 'off',
};

export const BASE_PRESET: ContractSettings['base'] = { from: 'merge-base', branch: null };

export const FAIL_ON_PRESET: Settings['failOn'] = 'error';

export const WAIVERS_FILE = 'contract-check.waivers.yaml';
