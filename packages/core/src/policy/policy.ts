import type { Breaks, Effect, Severity } from '../finding.ts';

/** `x-stability-level` of an operation; one without counts as stable. */
export type StabilityLevel = 'draft' | 'alpha' | 'beta' | 'stable';

/** What an operation says of its own end, for policies. Dates are texts as written. */
export interface OperationLifecycle {
  /** `stable` too where the level cannot be read. */
  readonly stability: StabilityLevel;
  readonly deprecated: boolean;
  /** `x-deprecated-since`; null: it does not say. */
  readonly since: string | null;
  /** `x-sunset`; null: none announced. */
  readonly sunset: string | null;
}

/** An operation on both sides; null where a side has none. */
export interface OperationSides {
  readonly base: OperationLifecycle | null;
  readonly revision: OperationLifecycle | null;
}

/** Severities by what a finding is; the most particular one that is given counts: rule, then `breaks`, then effect. */
export interface SeverityTable {
  readonly rules: Readonly<Record<string, Severity>>;
  readonly breaks: Readonly<Partial<Record<Breaks, Severity>>>;
  readonly effects: Readonly<Partial<Record<Effect, Severity>>>;
}

/** A table for some of the operations. */
export interface PathSeverities {
  /** Glob over path templates with their parameter names, `/internal/**`; later entries win. */
  readonly path: string;
  readonly severities: SeverityTable;
}

export interface DeprecationPolicy {
  /** Days between a deprecation that is announced and its sunset, at least; per level, 0: no demand. */
  readonly minimumDays: Readonly<Record<StabilityLevel, number>>;
  /** A deprecated operation must name its sunset. */
  readonly sunsetRequired: boolean;
  /** `after-sunset`: removing an operation whose announced sunset has passed is compatible. */
  readonly removal: 'after-sunset' | 'as-found';
}

/** What a team makes of findings. Data alone: the same verdict and policy give the same result. */
export interface Policy {
  readonly severities: SeverityTable;
  readonly byPath: readonly PathSeverities[];
  /** The highest severity of a finding that reaches operations of these levels alone. */
  readonly stability: Readonly<Record<StabilityLevel, Severity>>;
  readonly deprecation: DeprecationPolicy | null;
  /** Severity of a breaking change without a major step of `info.version`. */
  readonly semver: Severity;
}

/** An accepted finding, as a team wrote it down. All conditions that are given must hold; at least one is. */
export interface Waiver {
  /** All 16 digits, or the first ones: who reads the file sees to it that these are enough. */
  readonly fingerprint?: string;
  readonly rule?: string;
  /** Glob over operation keys and over `METHOD /path/{name}` as people are shown it. */
  readonly operation?: string;
  /** Glob over path templates. */
  readonly path?: string;
  /** Name of a configured contract. */
  readonly contract?: string;
  readonly reason: string;
  readonly owner: string;
  /** `YYYY-MM-DD`, the last day on which it holds (UTC); null: without end. */
  readonly until: string | null;
}
