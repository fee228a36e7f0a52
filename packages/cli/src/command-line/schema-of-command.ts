import { Argument, type Command as Commander } from 'commander';
import { SCHEMA_NAMES, type SchemaName, type SchemaOfCommand } from './command.ts';
import { DEBUG } from './shared-options.ts';

const HELP = `
  json         what "diff --format json" prints
  ndjson       a line of what "diff --format ndjson" prints
  schema-json  what "schema --format json" prints
  config       contract-check.yaml
  waivers      contract-check.waivers.yaml

Examples:
  $ contract-check schema-of json > verdict.schema.json
  $ contract-check schema-of config`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addSchemaOf(program: Commander, done: (command: SchemaOfCommand) => void): void {
  program
    .command('schema-of')
    .summary('print the JSON Schema of an output or of a file of ours')
    .description('Prints the JSON Schema of an output or of a file, for programs that read or write it.')
    .addArgument(new Argument('<what>', 'see below').choices(SCHEMA_NAMES))
    .option(...DEBUG)
    .addHelpText('after', HELP)
    .action((of: SchemaName) => done({ name: 'schema-of', of }));
}
