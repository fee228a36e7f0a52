import type { Command as Commander } from 'commander';
import type { ServeCommand } from './command.ts';
import { addSettingsOptions, type ConfigFlag, configFlag } from './settings-options.ts';
import { DEBUG } from './shared-options.ts';

const HELP = `
The environment sets the same: CONTRACT_CHECK_HOST, CONTRACT_CHECK_PORT,
CONTRACT_CHECK_DATA, DATABASE_URL; so does "service" in contract-check.yaml.
docs/service-settings.md has all settings.

On loopback, programs on the same machine read and report without a key. On any
other address every request needs one; the first is shown once, when it is made.`;

type Typed = ServeCommand['typed'];

/** Adds the command to the program; `done` is given what the user asked for. */
export function addServe(program: Commander, done: (command: ServeCommand) => void): void {
  const serve = program
    .command('serve')
    .summary('run the service that keeps contracts and their use')
    .description('Runs the service that keeps published contracts and counts who uses them.')
    .option('--host <address>', 'where to listen (default: 127.0.0.1)')
    .option('--port <number>', 'which port, 0 for any (default: 4010)')
    .option('--data <folder>', 'where the data is (default: .contract-check)')
    .option('--database-url <url>', 'a PostgreSQL server in place of the embedded database');
  addSettingsOptions(serve)
    .option(...DEBUG)
    .addHelpText('after', HELP)
    .action((flags: Partial<Record<keyof Typed, string>> & ConfigFlag) => {
      const typed = {
        ...given('host', '--host', flags.host),
        ...given('port', '--port', flags.port),
        ...given('data', '--data', flags.data),
        ...given('databaseUrl', '--database-url', flags.databaseUrl),
      };
      done({ name: 'serve', config: configFlag(flags), typed });
    });
}

function given<Name extends keyof Typed>(name: Name, from: string, text: string | undefined): Typed {
  return text === undefined ? {} : { [name]: { text, from } };
}
