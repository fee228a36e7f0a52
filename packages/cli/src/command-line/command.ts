import type { SchemaMode } from '@contract-check/core';
import type { SettingsFlags } from '../config/settings-flags.ts';
import type { VerdictFormat } from '../formats/verdict-formats.ts';
import type { LogFormat } from '../import/formats/formats.ts';
import type { FieldMap } from '../import/formats/json.ts';
import type { CiName } from '../init/ci-files.ts';

/** How things are shown. */
export interface ShowingOptions {
  /** Undefined: neither `--color` nor `--no-color`. */
  readonly colour: boolean | undefined;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

/** Options of every command that compares. All checked, nothing read yet. */
export interface ComparisonOptions extends ShowingOptions {
  readonly allowRemote: boolean;
  /** As typed: folders, and addresses that start with `http`. */
  readonly roots: readonly string[];
  readonly maxBytes: number;
}

/** A file that is to hold the verdict in a format. */
export interface VerdictOutput {
  readonly format: VerdictFormat;
  /** As typed. */
  readonly file: string;
}

/** Contracts as typed: at least one base, none twice. */
export interface NamedContracts {
  readonly bases: readonly string[];
  readonly revision: string;
}

/** What `diff` and its kin are asked to compare, and how. */
export interface ContractsOptions extends ComparisonOptions {
  /** Null: the contracts of the configuration. */
  readonly named: NamedContracts | null;
  /** The moment of judging, in milliseconds of Unix time; null: now. */
  readonly asOf: number | null;
  /** What was typed of settings, for `loadSettings`. */
  readonly settings: SettingsFlags;
}

/** What the user asked `diff` for. */
export interface DiffCommand extends ContractsOptions {
  readonly name: 'diff';
  /** What standard output holds. */
  readonly format: VerdictFormat;
  /** What the form `template` prints, as typed; null: none. */
  readonly templateFile: string | null;
  /** Files to write besides. */
  readonly outputs: readonly VerdictOutput[];
}

/** What the user asked `explain` for. */
export interface ExplainCommand extends ContractsOptions {
  readonly name: 'explain';
  /** A rule, the code of a problem or the beginning of a fingerprint, as typed. */
  readonly what: string;
}

/** What the user asked `changelog` for. */
export interface ChangelogCommand extends ContractsOptions {
  readonly name: 'changelog';
  /** Null: one comparison, as `diff` makes it. */
  readonly history: HistoryRange | null;
}

/** The releases of contracts. */
export interface HistoryRange {
  /** A tag, branch or commit, as typed: what came after it counts. */
  readonly since: string;
  /** The only contract, as typed; null: those of the configuration. */
  readonly file: string | null;
}

/** What the user asked `bump` for. */
export interface BumpCommand extends ContractsOptions {
  readonly name: 'bump';
  readonly format: 'text' | 'json';
  /** Whether a version that does not follow gives exit code 1. */
  readonly check: boolean;
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

/** What the user asked `deployment` for. */
export interface DeploymentCommand {
  readonly name: 'deployment';
  readonly service: string;
  readonly version: string;
  readonly environment: string;
  /** Null: not told apart. */
  readonly instance: string | null;
  readonly state: 'live' | 'gone';
  /** Address of the service, as typed. */
  readonly server: string | undefined;
}

/** What the user asked `publish` for. */
export interface PublishCommand extends ComparisonOptions {
  readonly name: 'publish';
  readonly format: 'text' | 'json';
  /** Argument as typed. */
  readonly contract: string;
  readonly service: string;
  /** Undefined: found by itself, as the next two. */
  readonly version: string | undefined;
  readonly branch: string | undefined;
  readonly commit: string | undefined;
  /** Address of the service, as typed. */
  readonly server: string | undefined;
}

/** What the user asked `config` for. */
export interface ConfigCommand extends ShowingOptions {
  readonly name: 'config';
  readonly format: 'text' | 'json';
  readonly config: SettingsFlags['config'];
}

/** Why findings are accepted and for how long, as typed; undefined: left out. */
export interface WaiverTerms {
  readonly reason: string | undefined;
  readonly owner: string | undefined;
  readonly until: string | undefined;
}

/** What the user asked `waive` for. */
export interface WaiveCommand extends ShowingOptions {
  readonly name: 'waive';
  /** A fingerprint or a rule, as typed. */
  readonly what: string | undefined;
  readonly conditions: Readonly<Record<'operation' | 'path' | 'contract', string | undefined>>;
  readonly terms: WaiverTerms;
  readonly note: string | undefined;
  readonly prune: boolean;
  /** A file with a result in JSON. */
  readonly result: string | undefined;
  readonly dryRun: boolean;
  readonly config: SettingsFlags['config'];
}

/** What the user asked `baseline` for. */
export interface BaselineCommand extends ComparisonOptions {
  readonly name: 'baseline';
  /** Arguments as typed; null: the contracts of the configuration. */
  readonly named: { readonly base: string; readonly revision: string } | null;
  readonly contract: string | undefined;
  readonly terms: WaiverTerms;
  readonly dryRun: boolean;
  readonly config: SettingsFlags['config'];
}

export interface RulesCommand {
  readonly name: 'rules';
  readonly id: string | undefined;
  readonly format: 'text' | 'json';
}

/** What `schema-of` can print, in the order of its help. */
export const SCHEMA_NAMES = ['json', 'ndjson', 'schema-json', 'config', 'waivers'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

/** Print a published JSON Schema. */
export interface SchemaOfCommand {
  readonly name: 'schema-of';
  readonly of: SchemaName;
}

/** Serve the Model Context Protocol. */
export interface McpCommand {
  readonly name: 'mcp';
}

/** Propose a configuration and a workflow. */
export interface InitCommand {
  readonly name: 'init';
  /** Null: told by the remote. */
  readonly ci: CiName | null;
  readonly write: boolean;
}

/** Show a change on behalf of git. */
export interface GitDiffCommand {
  readonly name: 'git-diff';
  /** As git gives them. */
  readonly args: readonly string[];
  /** Undefined: neither `--color` nor `--no-color`. */
  readonly colour: boolean | undefined;
}

/** The shells that are completed, in the order of the help. */
export const SHELL_NAMES = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type ShellName = (typeof SHELL_NAMES)[number];

/** Print the completion script of a shell. */
export interface CompletionCommand {
  readonly name: 'completion';
  readonly shell: ShellName;
}

/** Run the service. */
export interface ServeCommand {
  readonly name: 'serve';
  readonly config: SettingsFlags['config'];
  /** Settings as typed, by their names in the service. */
  readonly typed: Readonly<
    Partial<Record<'host' | 'port' | 'data' | 'databaseUrl', { readonly text: string; readonly from: string }>>
  >;
}

export type UsageFormat = 'text' | 'json' | 'csv';

/** Show who calls what of a service. */
export interface UsageCommand {
  readonly name: 'usage';
  /** As typed; undefined: found by itself. */
  readonly server: string | undefined;
  readonly service: string;
  /** Null: all. */
  readonly environment: string | null;
  /** As typed; null: as the service presets it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly format: UsageFormat;
  readonly colour: boolean | undefined;
}

/** Report the calls of access logs. */
export interface ImportCommand {
  readonly name: 'import';
  /** As typed; one or more. */
  readonly files: readonly string[];
  readonly service: string;
  /** Null: found by itself. */
  readonly format: LogFormat | null;
  /** Before those that a format in JSON has. */
  readonly fields: FieldMap;
  readonly environment: string | undefined;
  /** Which source reports. Not the name of the file: that changes when a log is rotated away. */
  readonly instance: string;
  readonly byAddress: boolean;
  /** As typed; null: nothing is remembered. */
  readonly state: string | null;
  readonly dryRun: boolean;
  readonly server: string | undefined;
}

/** Help or version was shown, or the usage was wrong: nothing is left to do. */
interface NoCommand {
  readonly name: 'none';
  /** Empty after help or version. */
  readonly usageError: string;
}

/** What there is to do. */
export type SomeCommand =
  | InitCommand
  | DiffCommand
  | ExplainCommand
  | ChangelogCommand
  | BumpCommand
  | SchemaCommand
  | ValidateCommand
  | PublishCommand
  | DeploymentCommand
  | ConfigCommand
  | WaiveCommand
  | BaselineCommand
  | RulesCommand
  | SchemaOfCommand
  | McpCommand
  | ServeCommand
  | UsageCommand
  | ImportCommand
  | GitDiffCommand
  | CompletionCommand;

export type Command = SomeCommand | NoCommand;
