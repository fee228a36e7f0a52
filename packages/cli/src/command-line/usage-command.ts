import type { Command as Commander } from 'commander';
import type { UsageCommand, UsageFormat } from './command.ts';
import { addPlainOptions, choice } from './shared-options.ts';

/** What commander makes of the options of `usage`. */
interface UsageFlags {
  readonly server?: string;
  readonly environment?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: UsageFormat;
  readonly color?: boolean;
}

const HELP = `
Asks a running service (contract-check serve). Operations stand with those who
called them, and below them what the numbers are worth: an operation that was
not seen may be unused only where the coverage is complete.

The address comes from --server or CONTRACT_CHECK_SERVER, the key from
CONTRACT_CHECK_KEY; on the same machine neither is needed.

Examples:
  $ contract-check usage orders
  $ contract-check usage orders --environment prod --from 2026-11-01
  $ contract-check usage orders --format csv > usage.csv

Exit codes:
  0  printed
  2  wrong usage, or the service did not answer: nothing is known
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addUsage(program: Commander, done: (command: UsageCommand) => void): void {
  const usage = program
    .command('usage')
    .summary('who calls what of a service, and when last?')
    .description('Shows who calls which operations of a service, as it was reported to the usage service.')
    .argument('<service>', 'the name under which it reports')
    .option('--server <url>', 'where the usage service is (default: http://127.0.0.1:4010)')
    .option('--environment <name>', 'only calls there')
    .option('--from <time>', 'a day or a time (default: 30 days before its end)')
    .option('--to <time>', 'a day or a time (default: now)');
  addPlainOptions(usage)
    .addOption(choice('--format <format>', 'form of the result', ['text', 'json', 'csv'], 'text'))
    .addHelpText('after', HELP)
    .action((service: string, { server, environment, from, to, format, color }: UsageFlags) => {
      for (const [name, time] of Object.entries({ from, to })) {
        if (time !== undefined && Number.isNaN(Date.parse(time))) usage.error(`error: --${name} is no day or time.`);
      }
      const filter = { service, environment: environment ?? null, from: from ?? null, to: to ?? null };
      done({ name: 'usage', server, ...filter, format, colour: color });
    });
}
