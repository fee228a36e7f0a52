import type { PathPrefix } from '@contract-check/core';

/** What the user asked `diff` for; all checked, nothing read yet. */
export interface DiffCommand {
  readonly name: 'diff';
  /** Arguments as typed; at least one, none twice. */
  readonly bases: readonly string[];
  readonly revision: string;
  readonly format: 'text' | 'json' | 'markdown';
  readonly failOn: 'error' | 'warning' | 'info' | 'never';
  readonly strict: boolean;
  readonly compat: 'wire' | 'source';
  readonly prefixes: { readonly base: PathPrefix; readonly revision: PathPrefix };
  readonly strictInput: boolean;
  readonly allowRemote: boolean;
  /** As typed: folders, and addresses that start with `http`. */
  readonly roots: readonly string[];
  readonly maxBytes: number;
  /** Undefined: neither `--color` nor `--no-color`. */
  readonly colour: boolean | undefined;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

export interface RulesCommand {
  readonly name: 'rules';
  readonly id: string | undefined;
  readonly format: 'text' | 'json';
}

/** Help or version was shown, or the usage was wrong: nothing is left to do. */
interface NoCommand {
  readonly name: 'none';
  /** Empty after help or version. */
  readonly usageError: string;
}

export type Command = DiffCommand | RulesCommand | NoCommand;
