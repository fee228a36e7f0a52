import type { Command, SomeCommand } from './command-line/command.ts';
import { parseCommandLine } from './command-line/parse-command-line.ts';
import { type Engine, loadEngine } from './engine.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { terminalOf } from './terminal/terminal.ts';

/**
 * Runs one command and answers its exit code. Never throws: a bug of ours is one plain line on standard error and
 * exit code 3; `--debug` adds the stack.
 *
 * @param argv the arguments without the program's name
 * @param engine for tests
 */
export async function run(
  argv: readonly string[],
  io: Io,
  engine: () => Promise<Engine> = loadEngine,
): Promise<number> {
  try {
    const { width } = terminalOf(io.stdout, io.env, undefined);
    return await dispatch(parseCommandLine(argv, io.stdout, width), argv, io, engine);
  } catch (error) {
    io.stderr.write(await internalError(error, argv.includes('--debug')));
    return EXIT.internal;
  }
}

async function dispatch(
  command: Command,
  argv: readonly string[],
  io: Io,
  engine: () => Promise<Engine>,
): Promise<ExitCode> {
  if (command.name !== 'none') return runCommand(command, io, engine);
  if (command.usageError === '') return EXIT.pass;
  io.stderr.write(await usageText(command.usageError, argv));
  return EXIT.input;
}

type Runners = {
  readonly [Name in SomeCommand['name']]: (
    command: Extract<SomeCommand, { name: Name }>,
    io: Io,
    engine: () => Promise<Engine>,
  ) => Promise<ExitCode>;
};

/** Each loads what it needs, so that help is instant. */
const RUNNERS: Runners = {
  init: async (command, io, engine) => (await import('./init/run-init.ts')).runInit(command, io, await engine()),
  diff: async (command, io, engine) => (await import('./diff/run-diff.ts')).runDiff(command, io, await engine()),
  explain: async (command, io, engine) =>
    (await import('./explain/run-explain.ts')).runExplain(command, io, await engine()),
  changelog: async (command, io, engine) =>
    (await import('./changelog/run-changelog.ts')).runChangelog(command, io, await engine()),
  bump: async (command, io, engine) => (await import('./bump/run-bump.ts')).runBump(command, io, await engine()),
  schema: async (command, io, engine) =>
    (await import('./schema/run-schema.ts')).runSchema(command, io, await engine()),
  validate: async (command, io, engine) =>
    (await import('./validate/run-validate.ts')).runValidate(command, io, await engine()),
  deployment: async (command, io) => (await import('./deployment/run-deployment.ts')).runDeployment(command, io),
  publish: async (command, io, engine) =>
    (await import('./publish/run-publish.ts')).runPublish(command, io, await engine()),
  config: async (command, io, engine) =>
    (await import('./config/run-config.ts')).runConfig(command, io, await engine()),
  waive: async (command, io, engine) => (await import('./waivers/run-waive.ts')).runWaive(command, io, await engine()),
  baseline: async (command, io, engine) =>
    (await import('./waivers/run-baseline.ts')).runBaseline(command, io, await engine()),
  rules: async (command, io, engine) => (await import('./rules/run-rules.ts')).runRules(command, io, await engine()),
  'schema-of': async (command, io) => (await import('./schema-of/run-schema-of.ts')).runSchemaOf(command, io),
  serve: async (command, io, engine) => (await import('./serve/run-serve.ts')).runServe(command, io, await engine()),
  usage: async (command, io) => (await import('./usage/run-usage.ts')).runUsage(command, io),
  import: async (command, io) => (await import('./import/run-import.ts')).runImport(command, io),
  mcp: async (_, io, engine) =>
    (await import('./mcp/run-mcp.ts')).runMcp(io, (argv, inner) => run(argv, inner, engine)),
  'git-diff': async (command, io, engine) =>
    (await import('./git-diff/run-git-diff.ts')).runGitDiff(command, io, engine),
  completion: async (command, io) => (await import('./completion/run-completion.ts')).runCompletion(command, io),
};

function runCommand<Name extends SomeCommand['name']>(
  command: Extract<SomeCommand, { name: Name }>,
  io: Io,
  engine: () => Promise<Engine>,
): Promise<ExitCode> {
  const runner: Runners[Name] = RUNNERS[command.name];
  return runner(command, io, engine);
}

/** Arguments can come from a stranger (a branch name in CI), so what quotes them is escaped. */
async function usageText(complaint: string, [name = '']: readonly string[]): Promise<string> {
  const { escapeTerminal } = await import('@contract-check/report');
  const lines = complaint.split('\n').map((line) => escapeTerminal(line));
  const help = Object.hasOwn(RUNNERS, name) ? `contract-check ${name} --help` : 'contract-check --help';
  return `${lines.join('\n')}\nUsage error (exit 2): nothing was compared. See ${help}\n`;
}

async function internalError(error: unknown, debug: boolean): Promise<string> {
  const { escapeTerminal } = await import('@contract-check/report');
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const plain = `Internal error (exit 3): ${escapeTerminal(message)}\nThis is a bug in contract-check, not in your contracts.`;
  if (!debug) return `${plain} To report it, run the same with --debug and send the output.\n`;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return `${plain}\n${stack
    .split('\n')
    .map((line) => escapeTerminal(line))
    .join('\n')}\n`;
}
