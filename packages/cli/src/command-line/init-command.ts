import { type Command as Commander, Option } from 'commander';
import { CI_NAMES, type CiName } from '../init/ci-files.ts';
import type { InitCommand } from './command.ts';
import { DEBUG } from './shared-options.ts';

interface InitFlags {
  ci?: CiName;
  write?: boolean;
}

const HELP = `
Contracts are recognised by their content. Names come from their titles, owners
from CODEOWNERS. node_modules, vendor and folders of tests are left out, and so
is what Git ignores.

Shows what would be written, and writes it after a yes, or with --write. Never
asks without a terminal, never writes over a file.

Examples:
  $ contract-check init
  $ contract-check init --ci gitlab --write

Exit codes:
  0  shown, written, or there already
  1  a file with another content was left alone; what differs is shown
  2  wrong usage, no contract was found, or a file could not be written
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addInit(program: Commander, done: (command: InitCommand) => void): void {
  program
    .command('init')
    .summary('propose a configuration and a workflow for this repository')
    .description('Finds the contracts of this repository; proposes a configuration and a workflow.')
    .addOption(new Option('--ci <server>', 'build server; else told by the remote').choices(CI_NAMES))
    .option('--write', 'write without asking')
    .option(...DEBUG)
    .addHelpText('after', HELP)
    .action(({ ci, write }: InitFlags) => done({ name: 'init', ci: ci ?? null, write: write === true }));
}
