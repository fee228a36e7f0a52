import type { Policy } from './policy.ts';

/** What holds where a team has said nothing: severities as found, and no promise for what is marked experimental. */
export const defaultPolicy: Policy = {
  severities: { rules: {}, breaks: {}, effects: {} },
  byPath: [],
  stability: { draft: 'off', alpha: 'off', beta: 'warning', stable: 'error' },
  deprecation: null,
  semver: 'off',
};
