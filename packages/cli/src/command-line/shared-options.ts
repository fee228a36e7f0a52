import { type Command as Commander, Option } from 'commander';
import type { ComparisonOptions, ShowingOptions } from './command.ts';
import { collect, parseSize } from './option-values.ts';

/** What commander makes of the options of how things are shown. */
export interface ShowingFlags {
  color?: boolean;
  verbose?: boolean;
  quiet?: boolean;
}

/** What commander makes of the options that `diff` and `schema` share. */
export interface ComparisonFlags extends ShowingFlags {
  allowRemote?: boolean;
  root?: readonly string[];
  maxSize: number;
}

export const DEBUG = ['--debug', 'show where an internal error (exit 3) happened'] as const;

export const READ_ONCE = 'standard input (-) can be read only once.';

export function readsInputTwice(names: readonly string[]): boolean {
  return names.filter((name) => name === '-').length > 1;
}

export function choice(flags: string, description: string, choices: readonly string[], preset: string): Option {
  return new Option(flags, description).choices(choices).default(preset);
}

/** Options about where files may come from; `what` is one side of the comparison. */
export function addReadingOptions(command: Commander, what: 'contract' | 'schema'): Commander {
  const size = new Option('--max-size <size>', `limit for all files of a ${what}`);
  return command
    .option('--allow-remote', 'allow http(s) addresses')
    .option('--root <place>', 'folder or address that $refs may reach instead (repeatable)', collect)
    .addOption(size.argParser(parseSize).default(1e8, '100MB'));
}

interface Showing {
  /** What `--verbose` adds. */
  readonly details: string;
  /** The first is the preset. */
  readonly formats: readonly string[];
}

export function addShowingOptions(command: Commander, { details, formats }: Showing): Commander {
  return command
    .optionsGroup('How it is shown:')
    .addOption(choice('--format <format>', 'form of the result', formats, formats[0] ?? ''))
    .option('--verbose', `all details: ${details}`)
    .addOption(new Option('--quiet', 'only what fails, one line each').conflicts('verbose'))
    .option('--color', 'colours even when piped')
    .option('--no-color', 'no colours (also: NO_COLOR=1)')
    .option(...DEBUG);
}

/** For commands that print a few lines: there are no details to choose. */
export function addPlainOptions(command: Commander): Commander {
  return command
    .optionsGroup('How it is shown:')
    .option('--color', 'colours even when piped')
    .option('--no-color', 'no colours (also: NO_COLOR=1)')
    .option(...DEBUG);
}

export function showingOptions(flags: ShowingFlags): ShowingOptions {
  return { colour: flags.color, verbose: flags.verbose === true, quiet: flags.quiet === true };
}

export function comparisonOptions(flags: ComparisonFlags): ComparisonOptions {
  return {
    allowRemote: flags.allowRemote === true,
    roots: flags.root ?? [],
    maxBytes: flags.maxSize,
    ...showingOptions(flags),
  };
}
