import type { CompletionCommand, ShellName } from '../command-line/command.ts';
import { buildProgram } from '../command-line/parse-command-line.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { bashScript } from './bash.ts';
import { type CommandTree, commandTree } from './command-tree.ts';
import { fishScript } from './fish.ts';
import { powerShellScript } from './powershell.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS: Readonly<Record<ShellName, (tree: CommandTree) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powerShellScript,
};

/** Prints what a shell needs to complete our command line by itself. */
export function runCompletion({ shell }: CompletionCommand, io: Io): ExitCode {
  io.stdout.write(SCRIPTS[shell](commandTree(buildProgram(() => undefined))));
  return EXIT.pass;
}
