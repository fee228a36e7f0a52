import type { PathPrefix, Policy, Waiver } from '@contract-check/core';

/** Where the base of a contract comes from. */
export type BaseRule =
  /** Where this branch left the other one; null: the default branch, found by itself. */
  | { readonly from: 'merge-base'; readonly branch: string | null }
  /** The newest tag that fits the glob and is an ancestor. */
  | { readonly from: 'tag'; readonly pattern: string }
  /** A branch, tag or commit. */
  | { readonly from: 'ref'; readonly ref: string }
  /** A file or an address, as on the command line. */
  | { readonly from: 'argument'; readonly argument: string }
  /** All versions of a service that are live in an environment. */
  | { readonly from: 'registry'; readonly service: string; readonly environment: string };

/** How two versions of a contract are compared. */
export interface ComparisonSettings {
  readonly strict: boolean;
  readonly compat: 'wire' | 'source';
  /** `promised`: removing an optional member of a response breaks. */
  readonly responseMembers: 'tolerated' | 'promised';
  /** False: what the provider sends is held against the declared sets alone. */
  readonly tolerantReader: boolean;
  readonly strictInput: boolean;
  readonly prefixes: { readonly base: PathPrefix; readonly revision: PathPrefix };
}

/** Where a value comes from. */
export type Origin =
  | { readonly from: 'preset' }
  | { readonly from: 'flag'; readonly flag: string }
  | { readonly from: 'file'; readonly file: string; readonly line: number; readonly column: number };

/** One setting as it holds, its key spelled as in the configuration: `severity.stability.beta`. */
export interface SettingValue {
  readonly key: readonly string[];
  readonly value: string | number | boolean;
  readonly origin: Origin;
}

/** A contract that a repository keeps, or several that a glob finds. */
export interface ContractSettings {
  /** Names the contract in reports and fingerprints; `{name}` of a file that a glob finds is put in by who finds it. */
  readonly name: string;
  /** Globs relative to the folder of the configuration, `!` in front leaves out. */
  readonly files: readonly string[];
  /** The files are parts of one API, not contracts of their own. */
  readonly composed: boolean;
  /** Null: told by the content. */
  readonly kind: string | null;
  readonly owner: string | null;
  readonly base: BaseRule;
  readonly comparison: ComparisonSettings;
  readonly policy: Policy;
  /** All of the above but the name and the files, and where each comes from. */
  readonly values: readonly SettingValue[];
}

/** A waiver and where it stands, to be told of. */
export interface FiledWaiver extends Waiver {
  readonly file: string;
  readonly line: number;
}

/** What holds for a run: configuration, waivers and presets put together. Nothing of it comes from code. */
export interface Settings {
  /** Absolute; globs and files count from here. */
  readonly folder: string;
  /** The configuration file as people are shown it; null: there is none. */
  readonly file: string | null;
  readonly failOn: 'error' | 'warning' | 'info' | 'never';
  /** Empty: none are configured. */
  readonly contracts: readonly ContractSettings[];
  /** For contracts named on the command line. */
  readonly preset: Pick<ContractSettings, 'base' | 'comparison' | 'policy' | 'values'>;
  /** The file that new waivers go into; absolute, need not exist. */
  readonly waiversFile: string;
  readonly waivers: readonly FiledWaiver[];
  /** Of the whole run. */
  readonly values: readonly SettingValue[];
}
