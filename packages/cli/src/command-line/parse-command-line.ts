import { Command as Commander, CommanderError } from 'commander';
import type { OutputStream } from '../io.ts';
import { VERSION } from '../version.ts';
import type { Command, DiffCommand } from './command.ts';
import { DIFF_HELP, PROGRAM_HELP, RULES_HELP } from './help-text.ts';
import { collect, collectPrefix, prefixesOf, type SidedPrefix } from './option-values.ts';
import { addSchema } from './schema-command.ts';
import {
  addReadingOptions,
  addShowingOptions,
  type ComparisonFlags,
  choice,
  comparisonOptions,
  DEBUG,
  READ_ONCE,
  readsInputTwice,
} from './shared-options.ts';

/** What commander makes of the options of `diff`. */
interface DiffFlags extends ComparisonFlags {
  against?: readonly string[];
  failOn: DiffCommand['failOn'];
  strict?: boolean;
  compat: DiffCommand['compat'];
  stripPrefix?: readonly SidedPrefix[];
  addPrefix?: readonly SidedPrefix[];
  strictInput?: boolean;
}

/**
 * Takes the arguments (without the program's name) apart. Help and version go to `stdout` at once; what is wrong is
 * answered, not written: it quotes arguments, which must be escaped first.
 */
export function parseCommandLine(argv: readonly string[], stdout: OutputStream, width: number): Command {
  let command: Command = { name: 'none', usageError: '' };
  let complaint = '';
  const program = new Commander('contract-check')
    .description('Does this change break the contract? Compares API contracts and proves what breaks.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => {
        complaint += text;
      },
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .addHelpText('after', PROGRAM_HELP);
  addDiff(program, (diff) => {
    command = diff;
  });
  addSchema(program, (schema) => {
    command = schema;
  });
  addRules(program, (rules) => {
    command = rules;
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { name: 'none', usageError: error.exitCode === 0 ? '' : explain(error, complaint, argv) };
  }
  return command;
}

function addDiff(program: Commander, done: (command: DiffCommand) => void): void {
  const diff = program
    .command('diff')
    .summary('compare two contracts: does the new one break clients of the old one?')
    .description('Compares two contracts: does the new one break clients of the old one?')
    .usage('[options] <old> <new>\n       contract-check diff [options] --against <old> ... <new>')
    .argument('<old>', 'the contract that clients rely on')
    .argument('[new]', 'the contract that is to replace it')
    .option('--against <old>', 'one more old contract; all must hold (repeatable)', collect)
    .optionsGroup('What counts:')
    .addOption(choice('--fail-on <severity>', 'lowest severity that gives exit code 1', FAIL_ON, 'error'))
    .addOption(choice('--compat <level>', 'wire: messages; source: generated code too', ['wire', 'source'], 'wire'))
    .option('--strict', 'take schemas literally: also what no conforming partner sends counts')
    .option('--strip-prefix <path>', 'drop a path prefix; old:/v1 or new:/v1 for one side', collectPrefix)
    .option('--add-prefix <path>', 'add a path prefix; old:/v1 or new:/v1 for one side', collectPrefix)
    .optionsGroup('What may be read:')
    .option('--strict-input', 'refuse a contract that breaks its own specification');
  addReadingOptions(diff, 'contract');
  addShowingOptions(diff, 'reasons, both sides, every operation').addHelpText('after', DIFF_HELP);
  diff.action((old: string, revision: string | undefined, flags: DiffFlags) => {
    const command = diffCommand(old, revision, flags);
    if (typeof command === 'string') diff.error(`error: ${command}`);
    else done(command);
  });
}

const FAIL_ON = ['error', 'warning', 'info', 'never'];

function addRules(program: Commander, done: (command: Command) => void): void {
  program
    .command('rules')
    .summary('list or explain the rules and the input problems')
    .description('Lists all rules and input problems, or explains one of them.')
    .argument('[id]', 'a rule or the code of an input problem')
    .addOption(choice('--format <format>', 'form of the list', ['text', 'json'], 'text'))
    .option(...DEBUG)
    .addHelpText('after', RULES_HELP)
    .action((id: string | undefined, { format }: { format: 'text' | 'json' }) => done({ name: 'rules', id, format }));
}

/** The command, or what is wrong. */
function diffCommand(old: string, next: string | undefined, flags: DiffFlags): DiffCommand | string {
  const against = flags.against ?? [];
  const bases = next === undefined ? against : [old, ...against];
  const revision = next ?? old;
  if (bases.length === 0) return `one contract is missing: contract-check diff <old> ${old}`;
  const all = [...bases, revision];
  if (readsInputTwice(all)) return READ_ONCE;
  const twice = bases.find((base, index) => bases.indexOf(base) !== index);
  if (twice !== undefined) return `the old contract ${twice} is given twice.`;
  const prefixes = prefixesOf(flags.stripPrefix ?? [], flags.addPrefix ?? []);
  if (typeof prefixes === 'string') return prefixes;
  return {
    name: 'diff',
    bases,
    revision,
    failOn: flags.failOn,
    strict: flags.strict === true,
    compat: flags.compat,
    prefixes,
    strictInput: flags.strictInput === true,
    ...comparisonOptions(flags),
  };
}

/** Commander's words, and what it cannot know. */
function explain(error: CommanderError, complaint: string, argv: readonly string[]): string {
  const [first = ''] = argv;
  if (error.code === 'commander.unknownCommand' && /[./:\\]/.test(first)) {
    return `${complaint.split('\n', 1)[0]}\nDid you mean: contract-check diff ${argv.join(' ')}`;
  }
  if (error.code === 'commander.excessArguments' && first === 'diff') {
    return `${complaint.trimEnd()}\nTo compare with several old contracts: --against <old>, once for each.`;
  }
  if (error.code === 'commander.missingArgument') {
    const what = first === 'schema' ? 'schemas' : 'contracts';
    return `${complaint.trimEnd()}\nTwo ${what} are needed: contract-check ${first} <old> <new>`;
  }
  return complaint.trimEnd();
}
