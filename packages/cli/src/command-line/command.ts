import type { PathPrefix, SchemaMode } from '@contract-check/core';
import type { SettingsFlags } from '../config/settings-flags.ts';
import type { VerdictFormat } from '../formats/verdict-formats.ts';

/** Options of every command that compares. All checked, nothing read yet. */
export interface ComparisonOptions {
  readonly allowRemote: boolean;
  /** As typed: folders, and addresses that start with `http`. */
  readonly roots: readonly string[];
  readonly maxBytes: number;
  /** Undefined: neither `--color` nor `--no-color`. */
  readonly colour: boolean | undefined;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

/** A file that is to hold the verdict in a format. */
export interface VerdictOutput {
  readonly format: VerdictFormat;
  /** As typed. */
  readonly file: string;
}

/** What the user asked `diff` for. */
export interface DiffCommand extends ComparisonOptions {
  readonly name: 'diff';
  /** What standard output holds. */
  readonly format: VerdictFormat;
  /** What the form `template` prints, as typed; null: none. */
  readonly templateFile: string | null;
  /** Files to write besides. */
  readonly outputs: readonly VerdictOutput[];
  /** Arguments as typed; at least one, none twice. */
  readonly bases: readonly string[];
  readonly revision: string;
  readonly failOn: 'error' | 'warning' | 'info' | 'never';
  readonly strict: boolean;
  readonly compat: 'wire' | 'source';
  readonly prefixes: { readonly base: PathPrefix; readonly revision: PathPrefix };
  readonly strictInput: boolean;
  /** What was typed of settings, for `loadSettings`. */
  readonly settings: SettingsFlags;
}

/** What the user asked `schema` for. */
export interface SchemaCommand extends ComparisonOptions {
  readonly name: 'schema';
  readonly format: 'text' | 'json' | 'markdown';
  /** Arguments as typed. */
  readonly base: string;
  readonly revision: string;
  readonly mode: SchemaMode;
  readonly failOn: 'error' | 'warning' | 'never';
}

/** What the user asked `validate` for. */
export interface ValidateCommand extends ComparisonOptions {
  readonly name: 'validate';
  /** Arguments as typed; at least one. */
  readonly contracts: readonly string[];
  readonly format: 'text' | 'json';
}

export interface RulesCommand {
  readonly name: 'rules';
  readonly id: string | undefined;
  readonly format: 'text' | 'json';
}

/** Serve the Model Context Protocol. */
export interface McpCommand {
  readonly name: 'mcp';
}

/** Help or version was shown, or the usage was wrong: nothing is left to do. */
interface NoCommand {
  readonly name: 'none';
  /** Empty after help or version. */
  readonly usageError: string;
}

/** What there is to do. */
export type SomeCommand = DiffCommand | SchemaCommand | ValidateCommand | RulesCommand | McpCommand;

export type Command = SomeCommand | NoCommand;
