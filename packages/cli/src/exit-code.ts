/** Exit codes of `diff` and `rules`; a stable contract with scripts. */
export const EXIT = {
  /** Nothing at or above `--fail-on`. */
  pass: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Wrong usage, or an input that cannot be read: neither a pass nor a finding. */
  input: 2,
  /** A bug of ours. */
  internal: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
