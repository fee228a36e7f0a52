import type { Command as Commander } from 'commander';
import type { RulesCommand } from './command.ts';
import { RULES_HELP } from './help-text.ts';
import { choice, DEBUG } from './shared-options.ts';

/** Adds the command to the program; `done` is given what the user asked for. */
export function addRules(program: Commander, done: (command: RulesCommand) => void): void {
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
