import type { Command as Commander } from 'commander';
import type { McpCommand } from './command.ts';
import { DEBUG } from './shared-options.ts';

const HELP = `
Tools: diff, explain, validate. They read files below the working directory
and revisions of its Git repository, and write nothing.

For an assistant that is configured by JSON:
  { "mcpServers": { "contract-check": {
      "command": "npx", "args": ["contract-check", "mcp"] } } }`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addMcp(program: Commander, done: (command: McpCommand) => void): void {
  program
    .command('mcp')
    .summary('let coding assistants ask (Model Context Protocol, stdio)')
    .description('Serves the Model Context Protocol on standard input and output, for coding assistants.')
    .option(...DEBUG)
    .addHelpText('after', HELP)
    .action(() => done({ name: 'mcp' }));
}
