import type { Command as Commander } from 'commander';
import type { WaiveCommand } from './command.ts';
import { addSettingsOptions, type ConfigFlag, configFlag } from './settings-options.ts';
import { addPlainOptions, type ShowingFlags, showingOptions } from './shared-options.ts';

/** What commander makes of the options of `waive`. */
interface WaiveFlags extends ShowingFlags, ConfigFlag {
  operation?: string;
  path?: string;
  contract?: string;
  reason?: string;
  owner?: string;
  until?: string;
  note?: string;
  prune?: boolean;
  result?: string;
  dryRun?: boolean;
}

const HELP = `
A waiver accepts findings: they are shown, but no longer fail a run. It goes
to contract-check.waivers.yaml beside the configuration; what stands there,
comments too, stays as it is. All conditions of a waiver must hold. In a glob,
"*" stays within a segment of a path and "**" does not.

Examples:
  One finding, as the text output suggests it:
    $ contract-check waive 9f0c41d2a7b3e815 --reason "nobody sends it" \\
        --owner @shop/orders --until 2027-01-31
  A rule, for some operations:
    $ contract-check waive operation-removed --operation "* /internal/**" \\
        --reason "no promise is made" --owner @shop/orders --until never
  Clear out what has expired, and what waives nothing of a run any more:
    $ contract-check diff old.yaml new.yaml --format json > verdict.json
    $ contract-check waive --prune --result verdict.json --dry-run

Exit codes:
  0  written, or shown with --dry-run
  2  nothing was written: the message says why`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addWaive(program: Commander, done: (command: WaiveCommand) => void): void {
  const waive = program
    .command('waive')
    .summary('accept findings, with a reason, an owner and an end')
    .description('Accepts findings: writes a waiver, with a reason, an owner and an end.')
    .argument('[what]', 'a fingerprint (at least 8 digits) or a rule')
    .optionsGroup('Which findings:')
    .option('--operation <glob>', 'of these operations: "GET /orders/*"')
    .option('--path <glob>', 'of these paths: "/internal/**"')
    .option('--contract <name>', 'of this contract of the configuration')
    .optionsGroup('Why and how long:')
    .option('--reason <text>', 'why they are accepted')
    .option('--owner <name>', 'who answers for it')
    .option('--until <date>', 'last day on which it holds: YYYY-MM-DD, or never')
    .option('--note <text>', 'what the finding says, for people')
    .optionsGroup('Clearing out:')
    .option('--prune', 'remove waivers that have expired')
    .option('--result <file>', 'with --prune: also those that fit no finding of this result')
    .option('--dry-run', 'show what would be written, and write nothing')
    .optionsGroup('What may be read:');
  addSettingsOptions(waive);
  addPlainOptions(waive)
    .addHelpText('after', HELP)
    .action((what: string | undefined, flags: WaiveFlags) => {
      const { operation, path, contract, reason, owner, until, note, result } = flags;
      if (result !== undefined && flags.prune !== true) waive.error('error: --result goes with --prune.');
      if (what !== undefined && flags.prune === true) waive.error('error: --prune takes no fingerprint or rule.');
      done({
        name: 'waive',
        what,
        conditions: { operation, path, contract },
        terms: { reason, owner, until },
        note,
        prune: flags.prune === true,
        result,
        dryRun: flags.dryRun === true,
        config: configFlag(flags),
        ...showingOptions(flags),
      });
    });
}
