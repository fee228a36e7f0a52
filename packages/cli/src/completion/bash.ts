import type { CommandTree, TypedCommand, TypedOption } from './command-tree.ts';
import { inPosixQuotes } from './quotes.ts';

/**
 * Completion for bash 3.2 and later. Words are compared, never evaluated: `compgen`, which expands what it is given, is
 * not used, and files are left to readline (`-o default`).
 */
export function bashScript({ name, options, commands }: CommandTree): string {
  const names = commands.map((command) => command.name);
  return `# Completion of ${name} for bash.
_contract_check() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' before='' words='' listed=() word at
  COMPREPLY=()
  # "--format=json" is one word, or three where "=" parts words.
  if [[ $cur == --*=* ]]; then
    prev=\${cur%%=*} cur=\${cur#*=} before=$prev=
  elif [[ $cur == = ]]; then
    cur=''
  elif [[ $prev == = && COMP_CWORD -ge 2 ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    # What follows is a name, whatever it looks like.
    [[ $word == -- ]] && return
    [[ -z $command && $word != -* ]] && command=$word
  done
  case $command:$prev in
${commands.flatMap(valueCases).join('\n')}
    *)
      case $command in
        '') words=${quotedWords([...names, ...longNames(options)])} ;;
${commands.map(wordCase).join('\n')}
      esac
      # An empty word stands for an argument: options are offered once a "-" is there.
      [[ -n $command && $cur != -* ]] && words=\${words%%--*}
      ;;
  esac
  IFS=' ' read -r -a listed <<< "$words"
  for word in "\${listed[@]}"; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$before$word")
  done
}
complete -o default -F _contract_check ${name}
`;
}

function longNames(options: readonly TypedOption[]): readonly string[] {
  return options.flatMap(({ names }) => names.filter((name) => name.startsWith('--')));
}

function quotedWords(words: readonly string[]): string {
  return inPosixQuotes(words.join(' '));
}

/** What an option's value may be. Without choices nothing is offered but files. */
function valueCases({ name, options }: TypedCommand): readonly string[] {
  return options.flatMap(({ names, value }) => {
    if (value === undefined) return [];
    const patterns = names.map((option) => `${name}:${option}`).join('|');
    return [`    ${patterns}) ${value.choices === null ? 'return' : `words=${quotedWords(value.choices)}`} ;;`];
  });
}

function wordCase({ name, options, choices }: TypedCommand): string {
  return `        ${name}) words=${quotedWords([...(choices ?? []), ...longNames(options)])} ;;`;
}
