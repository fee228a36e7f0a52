import type { Command as Commander } from 'commander';
import type { BaseRule, ComparisonSettings, Settings } from '../config/settings.ts';
import { VERDICT_FORMATS } from '../formats/verdict-formats.ts';
import type { DiffCommand, NamedContracts, VerdictOutput } from './command.ts';
import { DIFF_HELP } from './help-text.ts';
import {
  collect,
  collectOutput,
  collectPrefix,
  parseBase,
  parseDay,
  prefixesOf,
  type SidedPrefix,
} from './option-values.ts';
import { addSettingsOptions, type ConfigFlag, typedSettings } from './settings-options.ts';
import {
  addReadingOptions,
  addShowingOptions,
  type ComparisonFlags,
  choice,
  comparisonOptions,
  READ_ONCE,
  readsInputTwice,
} from './shared-options.ts';

/** What commander makes of the options of `diff`. */
interface DiffFlags extends ComparisonFlags, ConfigFlag {
  format: DiffCommand['format'];
  output?: readonly VerdictOutput[];
  template?: string;
  against?: readonly string[];
  base?: BaseRule;
  asOf?: number;
  failOn: Settings['failOn'];
  strict?: boolean;
  compat: ComparisonSettings['compat'];
  stripPrefix?: readonly SidedPrefix[];
  addPrefix?: readonly SidedPrefix[];
  strictInput?: boolean;
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
    .argument('[new]', 'the contract that is to replace it')
    .option('--against <old>', 'one more old contract; all must hold (repeatable)', collect)
    .option('--base <rule>', 'what configured contracts are compared with, see below', parseBase)
    .optionsGroup('What counts:')
    .addOption(choice('--fail-on <severity>', 'lowest severity that gives exit code 1', FAIL_ON, 'error'))
    .addOption(choice('--compat <level>', 'wire: messages; source: generated code too', ['wire', 'source'], 'wire'))
    .option('--strict', 'take schemas literally: also what no conforming partner sends counts')
    .option('--strip-prefix <path>', 'drop a path prefix; old:/v1 or new:/v1 for one side', collectPrefix)
    .option('--add-prefix <path>', 'add a path prefix; old:/v1 or new:/v1 for one side', collectPrefix)
    .option('--as-of <date>', 'judge deprecations and waivers as on that day', parseDay)
    .optionsGroup('What may be read:')
    .option('--strict-input', 'refuse a contract that breaks its own specification');
  addReadingOptions(diff, 'contract');
  addSettingsOptions(diff);
  addShowingOptions(diff, { details: 'reasons, both sides, every operation', formats: VERDICT_FORMATS })
    .option('--output <format=file>', 'write a file besides, in any format (repeatable)', collectOutput)
    .option('--template <file>', 'a Mustache template for the form "template"; see docs/outputs.md')
    .addHelpText('after', DIFF_HELP);
  diff.action((old: string | undefined, revision: string | undefined, flags: DiffFlags) => {
    const command = diffCommand(old, revision, flags, diff);
    if (typeof command === 'string') diff.error(`error: ${command}`);
    else done(command);
  });
}

const FAIL_ON = ['error', 'warning', 'info', 'never'];

/** The command, or what is wrong. */
function diffCommand(
  old: string | undefined,
  next: string | undefined,
  flags: DiffFlags,
  diff: Commander,
): DiffCommand | string {
  const named = namedContracts(old, next, flags);
  if (typeof named === 'string') return named;
  const prefixes = prefixesOf(flags.stripPrefix ?? [], flags.addPrefix ?? []);
  if (typeof prefixes === 'string') return prefixes;
  const forms = formsOf(flags, diff);
  if (typeof forms === 'string') return forms;
  return {
    name: 'diff',
    ...forms,
    named,
    asOf: flags.asOf ?? null,
    settings: typedSettings(diff, flags, { ...flags, prefixes }),
    ...comparisonOptions(flags),
  };
}

/** What the arguments name, null without any; or what is wrong. */
function namedContracts(
  old: string | undefined,
  next: string | undefined,
  { against = [], base }: DiffFlags,
): NamedContracts | null | string {
  if (old === undefined) {
    return against.length === 0 ? null : `one contract is missing: contract-check diff --against ${against[0]} <new>`;
  }
  const bases = next === undefined ? against : [old, ...against];
  const revision = next ?? old;
  if (bases.length === 0) return `one contract is missing: contract-check diff <old> ${old}`;
  if (base !== undefined) return '--base is for configured contracts: leave out the arguments, or the option.';
  if (readsInputTwice([...bases, revision])) return READ_ONCE;
  const twice = bases.find((name, index) => bases.indexOf(name) !== index);
  return twice === undefined ? { bases, revision } : `the old contract ${twice} is given twice.`;
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
