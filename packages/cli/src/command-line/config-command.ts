import type { Command as Commander } from 'commander';
import type { ConfigCommand } from './command.ts';
import { addSettingsOptions, type ConfigFlag, configFlag } from './settings-options.ts';
import { addShowingOptions, type ShowingFlags, showingOptions } from './shared-options.ts';

const HELP = `
A configuration is contract-check.yaml, contract-check.json or the key
"contract-check" of package.json, in this folder or above, up to the top of
the Git work tree. It is data alone. docs/configuration.md lists all keys:

  contracts:
    - name: orders
      files: api/openapi.yaml
  fail-on: warning
  severity: { rules: { operation-removed: warning } }

Examples:
  Which settings hold, and which line says so?
    $ contract-check config
  For other programs:
    $ contract-check config --format json

Exit codes:
  0  shown
  2  the configuration or the waivers hold something wrong`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addConfig(program: Commander, done: (command: ConfigCommand) => void): void {
  const config = program
    .command('config')
    .summary('show the settings that hold, and where each comes from')
    .description('Shows every setting that holds here and where it comes from, and the files of each contract.')
    .optionsGroup('What may be read:');
  addSettingsOptions(config);
  addShowingOptions(config, { details: 'every setting of every contract', formats: ['text', 'json'] });
  config.addHelpText('after', HELP).action((flags: ShowingFlags & ConfigFlag & Pick<ConfigCommand, 'format'>) => {
    done({ name: 'config', format: flags.format, config: configFlag(flags), ...showingOptions(flags) });
  });
}
