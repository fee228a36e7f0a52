import type { CommandTree, TypedCommand, TypedOption } from './command-tree.ts';
import { inPosixQuotes } from './quotes.ts';

/** Completion for zsh: a file `_contract-check` on its `fpath`, or sourced after `compinit`. */
export function zshScript({ name, options, commands }: CommandTree): string {
  return `#compdef ${name}
# Completion of ${name} for zsh.
_contract_check() {
  local curcontext="$curcontext" state ret=1
  local -a line commands
  typeset -A opt_args
  _arguments -C \\
${options.map((option) => `    ${optionSpec(option)} \\\n`).join('')}    '1: :->command' \\
    '*:: :->argument' && ret=0
  case $state in
    command)
      commands=(
${commands.map((command) => `        ${inPosixQuotes(`${inItem(command.name)}:${command.summary}`)}\n`).join('')}      )
      _describe -t commands command commands && ret=0
      ;;
    argument)
      curcontext="\${curcontext%:*:*}:${name}-$words[1]:"
      case $words[1] in
${commands.map(commandCase).join('')}      esac
      ;;
  esac
  return ret
}
if [[ $funcstack[1] == _contract_check || $funcstack[1] == _contract-check ]]; then
  _contract_check "$@"
else
  compdef _contract_check ${name}
fi
`;
}

function commandCase({ name, options, choices }: TypedCommand): string {
  const specs = [
    ...options.map(optionSpec),
    inPosixQuotes(choices === null ? '*:file:_files' : `1: :${list(choices)}`),
  ];
  return `        ${name})
          _arguments \\
${specs.map((spec) => `            ${spec} \\\n`).join('')}            && ret=0
          ;;
`;
}

/** `'*--format=[form of the result]:format:(text json)'`, for every name that it has. */
function optionSpec({ names, summary, value }: TypedOption): string {
  const told = `[${summary.replace(/[\\[\]:]/g, '\\$&')}]`;
  const taken =
    value === undefined ? '' : `:${inItem(value.name)}:${value.choices === null ? '_files' : list(value.choices)}`;
  // What takes any value may often be given again.
  const often = value?.choices === null ? '*' : '';
  const forms = names.map(
    (name) => `${often}${name}${value !== undefined && name.startsWith('--') ? '=' : ''}${told}${taken}`,
  );
  return forms.map(inPosixQuotes).join(' ');
}

function list(choices: readonly string[]): string {
  return `(${choices.map((choice) => choice.replace(/[^\w.-]/g, '\\$&')).join(' ')})`;
}

function inItem(text: string): string {
  return text.replace(/[\\:]/g, '\\$&');
}
