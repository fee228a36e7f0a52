import { Argument, type Command as Commander } from 'commander';
import { type CompletionCommand, SHELL_NAMES, type ShellName } from './command.ts';
import { DEBUG } from './shared-options.ts';

const HELP = `
The script holds every command, option and choice. At the TAB key nothing is
started and nothing that was typed is evaluated. Print it again after an
upgrade.

bash, in ~/.bashrc, or once into the folder of bash-completion:
  source <(contract-check completion bash)
  contract-check completion bash \\
    > ~/.local/share/bash-completion/completions/contract-check
zsh, into a folder of $fpath, before compinit runs:
  contract-check completion zsh > ~/.zfunc/_contract-check
fish:
  contract-check completion fish \\
    > ~/.config/fish/completions/contract-check.fish
PowerShell, in $PROFILE:
  contract-check completion powershell | Out-String | Invoke-Expression`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addCompletion(program: Commander, done: (command: CompletionCommand) => void): void {
  program
    .command('completion')
    .summary('print the completion script of a shell')
    .description('Prints a script that lets a shell complete commands, options and their values.')
    .addArgument(new Argument('<shell>', 'see below').choices(SHELL_NAMES))
    .option(...DEBUG)
    .addHelpText('after', HELP)
    .action((shell: ShellName) => done({ name: 'completion', shell }));
}
