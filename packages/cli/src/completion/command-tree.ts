import type { Command as Commander, Option } from 'commander';

/** What can be typed, as data: made from commander's own tree, so that no list of commands is written twice. */
export interface CommandTree {
  readonly name: string;
  readonly options: readonly TypedOption[];
  readonly commands: readonly TypedCommand[];
}

export interface TypedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly TypedOption[];
  /** What the arguments may be; null: files. */
  readonly choices: readonly string[] | null;
}

export interface TypedOption {
  /** `--format`, and `-h` before it. */
  readonly names: readonly string[];
  readonly summary: string;
  /** Undefined: it takes no value. */
  readonly value: OptionValue | undefined;
}

interface OptionValue {
  /** `file` */
  readonly name: string;
  /** Null: whatever the user means; files are offered. */
  readonly choices: readonly string[] | null;
}

/** Reads the tree of a program. */
export function commandTree(program: Commander): CommandTree {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const names = commands.map((command) => command.name());
  const optionsOf = (command: Commander) => help.visibleOptions(command).map(typedOption);
  return {
    name: program.name(),
    options: optionsOf(program),
    commands: commands.map((command) => ({
      name: command.name(),
      summary: help.subcommandDescription(command),
      // Commander makes the help command itself: it takes the name of another one, and no options.
      options: command.name() === HELP ? [] : optionsOf(command),
      choices: command.name() === HELP ? names : (command.registeredArguments[0]?.argChoices ?? null),
    })),
  };
}

const HELP = 'help';

function typedOption({ short, long, description, flags, required, optional, argChoices }: Option): TypedOption {
  const [, name = ''] = /[<[]([^>\]]+)/.exec(flags) ?? [];
  return {
    names: [short, long].filter((text) => text !== undefined),
    summary: description,
    value: required || optional ? { name, choices: argChoices ?? null } : undefined,
  };
}
