import type { Command as Commander } from 'commander';
import type { ValidateCommand } from './command.ts';
import {
  addReadingOptions,
  addShowingOptions,
  type ComparisonFlags,
  comparisonOptions,
  READ_ONCE,
  readsInputTwice,
} from './shared-options.ts';

/** What commander makes of the options of `validate`. */
interface ValidateFlags extends ComparisonFlags {
  format: ValidateCommand['format'];
}

const HELP = `
Each contract is held against the published schema of its specification
(Swagger 2.0, OpenAPI 3.0, 3.1 and 3.2), every reference is followed, and what
our own reader has to remark is told. Contracts are named as in "diff".

Examples:
  $ contract-check validate openapi.yaml
  $ contract-check validate api/*.yaml --format json
  $ contract-check validate origin/main:api/openapi.yaml

Exit codes:
  0  all are valid
  1  at least one is not
  2  wrong usage, or a contract that cannot be read
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addValidate(program: Commander, done: (command: ValidateCommand) => void): void {
  const validate = program
    .command('validate')
    .summary('is a contract valid by its own specification?')
    .description('Holds contracts against the specification that they name, and tells the place of what is wrong.')
    .argument('<contract...>', 'files, files in Git, standard input or addresses, as in "diff"')
    .optionsGroup('What may be read:');
  addReadingOptions(validate, 'contract');
  addShowingOptions(validate, { details: 'every problem', formats: ['text', 'json'] }).addHelpText('after', HELP);
  validate.action((contracts: readonly string[], flags: ValidateFlags) => {
    if (readsInputTwice(contracts)) validate.error(`error: ${READ_ONCE}`);
    done({ name: 'validate', contracts, format: flags.format, ...comparisonOptions(flags) });
  });
}
