import { Command as Commander, CommanderError, type OutputConfiguration } from 'commander';
import type { OutputStream } from '../io.ts';
import { VERSION } from '../version.ts';
import { addBaseline } from './baseline-command.ts';
import { addBump } from './bump-command.ts';
import { addChangelog } from './changelog-command.ts';
import type { Command, SomeCommand } from './command.ts';
import { addCompletion } from './completion-command.ts';
import { addConfig } from './config-command.ts';
import { addDeployment } from './deployment-command.ts';
import { addDiff } from './diff-command.ts';
import { addExplain } from './explain-command.ts';
import { addGitDiff } from './git-diff-command.ts';
import { PROGRAM_HELP } from './help-text.ts';
import { addImport } from './import-command.ts';
import { addInit } from './init-command.ts';
import { addMcp } from './mcp-command.ts';
import { addPublish } from './publish-command.ts';
import { addRules } from './rules-command.ts';
import { addSchema } from './schema-command.ts';
import { addSchemaOf } from './schema-of-command.ts';
import { addServe } from './serve-command.ts';
import { addUsage } from './usage-command.ts';
import { addValidate } from './validate-command.ts';
import { addWaive } from './waive-command.ts';

/** Every command, in the order of the help. */
const COMMANDS: readonly ((program: Commander, done: (command: SomeCommand) => void) => void)[] = [
  addInit,
  addDiff,
  addExplain,
  addChangelog,
  addBump,
  addSchema,
  addValidate,
  addConfig,
  addWaive,
  addBaseline,
  addRules,
  addSchemaOf,
  addMcp,
  addServe,
  addUsage,
  addImport,
  addPublish,
  addDeployment,
  addGitDiff,
  addCompletion,
];

/** The whole program as commander knows it; `done` is given what the user asked for. */
export function buildProgram(done: (command: SomeCommand) => void, output: OutputConfiguration = {}): Commander {
  const program = new Commander('contract-check')
    .description('Does this change break the contract? Compares API contracts and proves what breaks.')
    .version(VERSION, '-V, --version', 'print the version')
    // So that a command can have a --version of its own.
    .enablePositionalOptions()
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput(output)
    .addHelpText('after', PROGRAM_HELP);
  for (const add of COMMANDS) add(program, done);
  return program;
}

/**
 * Takes the arguments (without the program's name) apart. Help and version go to `stdout` at once; what is wrong is
 * answered, not written: it quotes arguments, which must be escaped first.
 */
export function parseCommandLine(argv: readonly string[], stdout: OutputStream, width: number): Command {
  let command: Command = { name: 'none', usageError: '' };
  let complaint = '';
  const done = (asked: SomeCommand): void => {
    command = asked;
  };
  const program = buildProgram(done, {
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => {
      complaint += text;
    },
    getOutHelpWidth: () => width,
    getErrHelpWidth: () => width,
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { name: 'none', usageError: error.exitCode === 0 ? '' : explain(error, complaint, argv) };
  }
  return command;
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
