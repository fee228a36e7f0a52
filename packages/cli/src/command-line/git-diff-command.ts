import type { Command as Commander } from 'commander';
import type { GitDiffCommand } from './command.ts';
import { addPlainOptions, type ShowingFlags } from './shared-options.ts';

const HELP = `
Once for a repository (or for all of them, with --global):
  $ git config diff.contract.command "contract-check git-diff"
  $ echo 'api/*.yaml diff=contract' >> .gitattributes

From then on:
  $ git diff                    what the change breaks, instead of lines
  $ git log -p --ext-diff       the same for every commit
  $ git show --ext-diff v1.2.0
  $ git diff --no-ext-diff      lines again

Settings and waivers are those of the work tree. A file that is no contract, or
refers to other files (git hands over none but the one), is shown line by line.

Exit codes:
  0  shown, whatever the change breaks
  2  not called as git does
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addGitDiff(program: Commander, done: (command: GitDiffCommand) => void): void {
  const command = program
    .command('git-diff')
    .summary('let git show what a change of a contract breaks')
    .description('Shows a change on behalf of git, as a diff driver: what it breaks, instead of lines.')
    .usage('[options] <path> <old-file> <old-hex> …')
    // A path may begin with a hyphen.
    .allowUnknownOption()
    .argument('<git...>', 'what git calls a driver with');
  addPlainOptions(command)
    .addHelpText('after', HELP)
    .action((args: readonly string[], flags: ShowingFlags) => done({ name: 'git-diff', args, colour: flags.color }));
}
