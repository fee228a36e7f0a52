import type { Command as Commander } from 'commander';
import type { ChangelogCommand } from './command.ts';
import { addContractsOptions, type ContractsFlags, contractsOptions } from './contracts-options.ts';
import { addPlainOptions } from './shared-options.ts';

/** What commander makes of the options of `changelog`. */
interface ChangelogFlags extends ContractsFlags {
  since?: string;
}

const HELP = `
Prints Markdown, grouped by operation, the worst change first; what is gone,
deprecated or new has sections of its own. Findings never fail it, and waived
ones stand there too. With --since every tag at which a contract changed is a
section with the day of the tag, newest first, and what is not released stands
on top.

Examples:
  What changed between two versions?
    $ contract-check changelog v1.yaml v2.yaml
  What changed in this branch, in all configured contracts?
    $ contract-check changelog
  The history of the configured contracts, or of one file:
    $ contract-check changelog --since v1.0.0 > CHANGES.md
    $ contract-check changelog --since v1.0.0 api/openapi.yaml

Exit codes:
  0  printed
  2  wrong usage, or a contract that cannot be read: nothing was compared
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addChangelog(program: Commander, done: (command: ChangelogCommand) => void): void {
  const changelog = program
    .command('changelog')
    .summary('tell what changed for those who call the API')
    .description(
      'Tells what changed for those who call the API, as a Markdown document.\nWithout arguments: for every configured contract, against its base.',
    )
    .argument('[old]', 'the contract that clients rely on; with --since: the only contract')
    .argument('[new]', 'the contract that is to replace it')
    .option('--since <revision>', 'a section for each tag since this tag, branch or commit');
  addContractsOptions(changelog, { failOn: false });
  addPlainOptions(changelog).addHelpText('after', HELP);
  changelog.action((old: string | undefined, revision: string | undefined, flags: ChangelogFlags) => {
    const { since } = flags;
    if (since !== undefined && revision !== undefined) changelog.error(`error: ${ONE_FILE}`);
    const isHistory = since !== undefined;
    if (isHistory && (flags.against !== undefined || flags.base !== undefined)) changelog.error(`error: ${NO_BASE}`);
    const contracts = contractsOptions(isHistory ? [] : [old, revision], flags, changelog);
    if (typeof contracts === 'string') changelog.error(`error: ${contracts}`);
    else done({ name: 'changelog', history: isHistory ? { since, file: old ?? null } : null, ...contracts });
  });
}

const ONE_FILE = '--since takes one contract at most: it is compared with itself as it was.';
const NO_BASE = '--since goes without --against and --base: each tag is compared with the one before.';
