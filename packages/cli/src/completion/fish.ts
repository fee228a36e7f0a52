import type { CommandTree, TypedCommand, TypedOption } from './command-tree.ts';
import { inFishQuotes } from './quotes.ts';

/** Completion for fish 3 and later. */
export function fishScript({ name, options, commands }: CommandTree): string {
  return `# Completion of ${name} for fish.
# The command that was typed; empty before there is one.
function __contract_check_command
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        if not string match -q -- '-*' $word
            echo -- $word
            return
        end
    end
end
function __contract_check_is
    set -l typed (__contract_check_command)
    test "$typed" = "$argv[1]"
end
complete -c ${name} -e
${[
  ...options.map((option) => `${start(name, '')} ${optionFlags(option)}`),
  ...commands.map((command) => `${start(name, '')} -f -a ${command.name} -d ${inFishQuotes(command.summary)}`),
  ...commands.flatMap((command) => commandLines(name, command)),
].join('\n')}
`;
}

function start(program: string, command: string): string {
  const condition = command === '' ? '\'__contract_check_is ""\'' : `'__contract_check_is ${command}'`;
  return `complete -c ${program} -n ${condition}`;
}

function commandLines(program: string, { name, options, choices }: TypedCommand): readonly string[] {
  const begin = start(program, name);
  const listed = choices === null ? [] : [`${begin} -f -a ${inFishQuotes(choices.join(' '))}`];
  return [...listed, ...options.map((option) => `${begin} ${optionFlags(option)}`)];
}

function optionFlags({ names, summary, value }: TypedOption): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  return [...flags, ...valueFlags(value), `-d ${inFishQuotes(summary)}`].join(' ');
}

function valueFlags(value: TypedOption['value']): readonly string[] {
  if (value === undefined) return [];
  return value.choices === null ? ['-r', '-F'] : ['-x', `-a ${inFishQuotes(value.choices.join(' '))}`];
}
