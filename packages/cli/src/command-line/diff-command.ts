import type { Command as Commander } from 'commander';
import { VERDICT_FORMATS } from '../formats/verdict-formats.ts';
import type { DiffCommand, VerdictOutput } from './command.ts';
import { addContractsOptions, type ContractsFlags, contractsOptions } from './contracts-options.ts';
import { DIFF_HELP } from './help-text.ts';
import { collectOutput } from './option-values.ts';
import { addShowingOptions } from './shared-options.ts';

/** What commander makes of the options of `diff`. */
interface DiffFlags extends ContractsFlags {
  format: DiffCommand['format'];
  output?: readonly VerdictOutput[];
  template?: string;
}

/** Adds the command to the program; `done` is given what the user asked for. */
export function addDiff(program: Commander, done: (command: DiffCommand) => void): void {
  const diff = program
    .command('diff')
    .summary('compare two contracts: does the new one break clients of the old one?')
    .description(
      'Compares two contracts: does the new one break clients of the old one?\nWithout arguments: every configured contract of the work tree with its base.',
    )
    .usage(
      '[options] <old> <new>\n       contract-check diff [options] --against <old> ... <new>\n       contract-check diff [options]',
    )
    .argument('[old]', 'the contract that clients rely on')
    .argument('[new]', 'the contract that is to replace it');
  addContractsOptions(diff, { failOn: true });
  addShowingOptions(diff, { details: 'reasons, both sides, every operation', formats: VERDICT_FORMATS })
    .option('--output <format=file>', 'write a file besides, in any format (repeatable)', collectOutput)
    .option('--template <file>', 'a Mustache template for the form "template"; see docs/outputs.md')
    .addHelpText('after', DIFF_HELP);
  diff.action((old: string | undefined, revision: string | undefined, flags: DiffFlags) => {
    const contracts = contractsOptions([old, revision], flags, diff);
    const forms = formsOf(flags, diff);
    if (typeof contracts === 'string') diff.error(`error: ${contracts}`);
    else if (typeof forms === 'string') diff.error(`error: ${forms}`);
    else done({ name: 'diff', ...forms, ...contracts });
  });
}

type Forms = Pick<DiffCommand, 'format' | 'outputs' | 'templateFile'>;

/** What is shown and written; a template that nothing else asks for is for standard output. */
function formsOf({ format, output: outputs = [], template }: DiffFlags, diff: Commander): Forms | string {
  const isFile = outputs.some((output) => output.format === 'template');
  if (template === undefined) {
    const isAsked = isFile || format === 'template';
    return isAsked ? 'the form "template" needs --template <file>.' : { format, outputs, templateFile: null };
  }
  if (isFile || format === 'template') return { format, outputs, templateFile: template };
  if (diff.getOptionValueSource('format') !== 'cli') return { format: 'template', outputs, templateFile: template };
  return `--template has no use with --format ${format}: leave that out, or add --output template=<file>.`;
}
