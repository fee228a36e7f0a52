import type { Command as Commander } from 'commander';
import type { SchemaCommand } from './command.ts';
import { SCHEMA_HELP } from './help-text.ts';
import {
  addReadingOptions,
  addShowingOptions,
  type ComparisonFlags,
  choice,
  comparisonOptions,
  READ_ONCE,
  readsInputTwice,
} from './shared-options.ts';

/** What commander makes of the options of `schema`. */
interface SchemaFlags extends ComparisonFlags {
  format: SchemaCommand['format'];
  mode: SchemaCommand['mode'];
  failOn: SchemaCommand['failOn'];
}

/** Adds the command to the program; `done` is given what the user asked for. */
export function addSchema(program: Commander, done: (command: SchemaCommand) => void): void {
  const schema = program
    .command('schema')
    .summary('compare two JSON Schemas: does each accept what the other one does?')
    .description('Decides whether two JSON Schemas are compatible, and shows a value that proves it if not.')
    .argument('<old>', 'the schema in use')
    .argument('<new>', 'the schema that is to replace it')
    .optionsGroup('What counts:')
    .addOption(choice('--mode <mode>', 'what must hold, see below', ['backward', 'forward', 'full'], 'backward'))
    .addOption(
      choice('--fail-on <severity>', 'warning: also what is not decided', ['error', 'warning', 'never'], 'error'),
    )
    .optionsGroup('What may be read:');
  addReadingOptions(schema, 'schema');
  addShowingOptions(schema, {
    details: 'whole values, every warning',
    formats: ['text', 'json', 'markdown'],
  }).addHelpText('after', SCHEMA_HELP);
  schema.action((base: string, revision: string, flags: SchemaFlags) => {
    if (readsInputTwice([base, revision])) schema.error(`error: ${READ_ONCE}`);
    const { format, mode, failOn } = flags;
    done({ name: 'schema', format, base, revision, mode, failOn, ...comparisonOptions(flags) });
  });
}
