import type { Command as Commander } from 'commander';
import type { BaselineCommand } from './command.ts';
import { addSettingsOptions, type ConfigFlag, configFlag } from './settings-options.ts';
import { addPlainOptions, addReadingOptions, type ComparisonFlags, comparisonOptions } from './shared-options.ts';

/** What commander makes of the options of `baseline`. */
interface BaselineFlags extends ComparisonFlags, ConfigFlag {
  contract?: string;
  reason?: string;
  owner?: string;
  until?: string;
  dryRun?: boolean;
}

const HELP = `
Every error and warning of the comparison that is not waived yet gets a waiver
by its fingerprint, so that from then on only new findings fail. Running it
again adds nothing.

Without arguments, every configured contract is compared with its base.

Examples:
  $ contract-check baseline --owner @shop/orders --until 2027-01-31 \\
      --reason "before we began to check"
  $ contract-check baseline v1.yaml v2.yaml --owner @shop/orders \\
      --reason "before we began to check" --until 2027-01-31

Exit codes:
  0  written, or nothing to write
  2  nothing was written: the message says why
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addBaseline(program: Commander, done: (command: BaselineCommand) => void): void {
  const baseline = program
    .command('baseline')
    .summary('accept all present findings, so that only new ones fail')
    .description('Accepts the present findings: a waiver for each, so that from then on only new ones fail.')
    .usage('[options] [<old> <new>]')
    .argument('[old]', 'the contract that clients rely on')
    .argument('[new]', 'the contract that is to replace it')
    .optionsGroup('Why and how long:')
    .option('--contract <name>', 'this contract of the configuration alone')
    .option('--reason <text>', 'why they are accepted')
    .option('--owner <name>', 'who answers for it')
    .option('--until <date>', 'last day on which it holds: YYYY-MM-DD, or never')
    .option('--dry-run', 'show what would be written, and write nothing')
    .optionsGroup('What may be read:');
  addReadingOptions(baseline, 'contract');
  addSettingsOptions(baseline);
  addPlainOptions(baseline)
    .addHelpText('after', HELP)
    .action((base: string | undefined, revision: string | undefined, flags: BaselineFlags) => {
      if (base !== undefined && revision === undefined) {
        baseline.error(`error: one contract is missing: contract-check baseline <old> ${base}`);
      }
      const { contract, reason, owner, until } = flags;
      done({
        name: 'baseline',
        named: base === undefined || revision === undefined ? null : { base, revision },
        contract,
        terms: { reason, owner, until },
        dryRun: flags.dryRun === true,
        config: configFlag(flags),
        ...comparisonOptions(flags),
      });
    });
}
