import type { Command as Commander } from 'commander';
import type { DeploymentCommand } from './command.ts';
import { DEBUG } from './shared-options.ts';

/** What commander makes of the options of `deployment`. */
interface DeploymentFlags {
  service: string;
  version: string;
  environment: string;
  instance?: string;
  gone?: boolean;
  server?: string;
}

const HELP = `
What is live decides what transitive compatibility modes hold a new version to.
Said twice it changes nothing. An instance runs one version: the one that it ran
before is gone. --gone without --instance ends all instances of the version.

CONTRACT_CHECK_SERVER names the service, CONTRACT_CHECK_KEY a key with the
scope "publish"; the key of a service on this machine is found by itself.

Examples:
  $ contract-check deployment --service orders --version 2.3.0 --environment prod
  $ contract-check deployment --service orders --version 2.2.0 \\
      --environment prod --gone`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addDeployment(program: Commander, done: (command: DeploymentCommand) => void): void {
  program
    .command('deployment')
    .summary('tell the service which version is live where')
    .description('Says that a version of a service is, or is no longer, live in an environment.')
    .requiredOption('--service <name>', 'what is deployed')
    .requiredOption('--version <version>', 'which version of it')
    .requiredOption('--environment <name>', 'where')
    .option('--instance <name>', 'which instance, where they are told apart')
    .option('--gone', 'it is no longer live')
    .option('--server <url>', 'the service (default: http://127.0.0.1:4010)')
    .option(...DEBUG)
    .addHelpText('after', HELP)
    .action(({ service, version, environment, instance, gone, server }: DeploymentFlags) => {
      const state = gone === true ? 'gone' : 'live';
      done({ name: 'deployment', service, version, environment, instance: instance ?? null, state, server });
    });
}
