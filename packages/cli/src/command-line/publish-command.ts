import type { Command as Commander } from 'commander';
import type { PublishCommand } from './command.ts';
import { addReadingOptions, addShowingOptions, type ComparisonFlags, comparisonOptions } from './shared-options.ts';

/** What commander makes of the options of `publish`. */
interface PublishFlags extends ComparisonFlags {
  service: string;
  version?: string;
  branch?: string;
  commit?: string;
  server?: string;
  format: PublishCommand['format'];
}

const HELP = `
The contract is sent with every file that it reaches. Branch and commit are
found in Git or in the variables of the build server; no commit is named where
a file is not as it was committed. The same content under the same version
again changes nothing; another content is refused, and so is a contract that
breaks what the compatibility mode of the service promises.

CONTRACT_CHECK_SERVER names the service, CONTRACT_CHECK_KEY a key with the
scope "publish"; the key of a service on this machine is found by itself.

Examples:
  $ contract-check publish openapi.yaml --service orders
  $ contract-check publish openapi.yaml --service orders --version 2.3.0 \\
      --server https://contracts.example.com

Exit codes:
  0  published, now or before
  1  refused: the findings say what it breaks
  2  wrong usage, a contract that cannot be read, or no answer
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addPublish(program: Commander, done: (command: PublishCommand) => void): void {
  const publish = program
    .command('publish')
    .summary('publish a contract to the service')
    .description('Publishes a contract under a version, if it keeps what the service promises.')
    .argument('<contract>', 'a file, a file in Git, standard input or an address, as in "diff"')
    .requiredOption('--service <name>', 'whose contract it is')
    .option('--version <version>', 'under which version (default: info.version)')
    .option('--branch <name>', 'the branch that it comes from')
    .option('--commit <id>', 'the commit that it comes from')
    .option('--server <url>', 'the service (default: http://127.0.0.1:4010)')
    .optionsGroup('What may be read:');
  addReadingOptions(publish, 'contract');
  addShowingOptions(publish, { details: 'every finding', formats: ['text', 'json'] }).addHelpText('after', HELP);
  publish.action((contract: string, flags: PublishFlags) => {
    const { service, version, branch, commit, server, format } = flags;
    done({ name: 'publish', contract, service, version, branch, commit, server, format, ...comparisonOptions(flags) });
  });
}
