/** What holds where nobody says otherwise, spelled as in a configuration. The policy is core's `defaultPolicy`. */
export const PRESETS = {
  'fail-on': 'error',
  base: 'merge-base',
  compat: 'wire',
  strict: false,
  'strict-input': false,
  'response-members': 'tolerated',
  'tolerant-reader': true,
  severity: { stability: { draft: 'off', alpha: 'off', beta: 'warning', stable: 'error' } },
  deprecation: 'off',
  semver: 'off',
} as const;

/** Those of a configured contract, besides. */
export const CONTRACT_PRESETS = { composed: false } as const;

/** Those of a deprecation policy, once there is one. */
export const DEPRECATION_PRESETS = {
  deprecation: {
    'minimum-days': { draft: 0, alpha: 0, beta: 0, stable: 0 },
    'sunset-required': false,
    removal: 'after-sunset',
  },
} as const;

export const WAIVERS_FILE = 'contract-check.waivers.yaml';
