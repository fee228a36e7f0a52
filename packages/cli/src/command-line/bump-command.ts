import type { Command as Commander } from 'commander';
import type { BumpCommand } from './command.ts';
import { addContractsOptions, type ContractsFlags, contractsOptions } from './contracts-options.ts';
import { addPlainOptions, choice } from './shared-options.ts';

/** What commander makes of the options of `bump`. */
interface BumpFlags extends ContractsFlags {
  check?: boolean;
  format: BumpCommand['format'];
}

const HELP = `
The step is that of semantic versioning: what breaks asks for a major version
(a minor one before 1.0.0), any other change for a minor one, documentation
for a patch. The version is counted from info.version of the old contract.
--check is content with a minor version where all that breaks was waived, made
a warning or could not be decided.

Examples:
  What must the version be?
    $ contract-check bump v1.yaml v2.yaml
    major 2.0.0
  In CI: does info.version follow what changed in this branch?
    $ contract-check bump --check
  For other programs:
    $ contract-check bump --format json v1.yaml v2.yaml

Exit codes:
  0  printed
  1  with --check: info.version does not follow
  2  wrong usage, or a contract that cannot be read: nothing was compared
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addBump(program: Commander, done: (command: BumpCommand) => void): void {
  const bump = program
    .command('bump')
    .summary('which version must the new contract have?')
    .description(
      'Says which step of the version the changes ask for, and the version that follows.\nWithout arguments: for every configured contract, against its base.',
    )
    .argument('[old]', 'the contract that clients rely on')
    .argument('[new]', 'the contract that is to replace it')
    .option('--check', 'exit code 1 when info.version of the new contract does not follow');
  addContractsOptions(bump, { failOn: false });
  addPlainOptions(bump)
    .addOption(choice('--format <format>', 'form of the result', ['text', 'json'], 'text'))
    .addHelpText('after', HELP);
  bump.action((old: string | undefined, revision: string | undefined, flags: BumpFlags) => {
    const contracts = contractsOptions([old, revision], flags, bump);
    if (typeof contracts === 'string') bump.error(`error: ${contracts}`);
    else done({ name: 'bump', check: flags.check === true, format: flags.format, ...contracts });
  });
}
