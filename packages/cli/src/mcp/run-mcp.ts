import { Readable, Writable } from 'node:stream';
import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { VERSION } from '../version.ts';
import { isInside } from './inside.ts';
import { TOOLS, type Tool, type ToolCall } from './tools.ts';

/** Runs a command line in other surroundings and answers its exit code. */
export type RunCommand = (argv: readonly string[], io: Io) => Promise<number>;

/** Serves the Model Context Protocol on the standard streams until the input ends. */
export async function runMcp(io: Io, run: RunCommand): Promise<ExitCode> {
  const input = Readable.from(buffers(io.stdin.read()), { objectMode: false });
  const output = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      io.stdout.write(String(chunk));
      done();
    },
  });
  const ended = new Promise((resolve) => input.once('close', resolve));
  const transport = new StdioServerTransport(input, output);
  const handle = serveStdio(() => serverOf(io, run), { transport });
  await ended;
  await handle.close();
  return EXIT.pass;
}

/** The transport calls methods that plain bytes lack. */
async function* buffers(source: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  for await (const bytes of source) yield Buffer.from(bytes);
}

function serverOf(io: Io, run: RunCommand): McpServer {
  const server = new McpServer({ name: 'contract-check', version: VERSION });
  for (const tool of TOOLS) {
    const { name, title, description } = tool;
    const inputSchema = fromJsonSchema<Readonly<Record<string, unknown>>>(tool.inputSchema);
    const annotations = { readOnlyHint: true, openWorldHint: false };
    server.registerTool(name, { title, description, inputSchema, annotations }, (given) =>
      answer(tool, given, io, run),
    );
  }
  return server;
}

interface ToolAnswer {
  content: { type: 'text'; text: string }[];
  isError: boolean;
  [member: string]: unknown;
}

async function answer(
  tool: Tool,
  given: Readonly<Record<string, unknown>>,
  io: Io,
  run: RunCommand,
): Promise<ToolAnswer> {
  const call = tool.call(given);
  for (const place of call.places) {
    if (!(await isInside(place, io.cwd)))
      return said(`${place} is outside the working directory; nothing was read.`, true);
  }
  const { exit, stdout, stderr } = await captured(call, io, run);
  const failed = exit === EXIT.input || exit === EXIT.internal;
  const text = [stderr, stdout].filter((part) => part !== '').join('\n');
  return said(`${text}${text.endsWith('\n') ? '' : '\n'}exit ${exit}`, failed);
}

function said(text: string, isError: boolean): ToolAnswer {
  return { content: [{ type: 'text', text }], isError };
}

/** Runs the command with streams of its own: the real ones speak the protocol. */
async function captured({ argv, stdin = '' }: ToolCall, io: Io, run: RunCommand) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY: false,
    columns: undefined,
    rows: undefined,
  });
  const bytes = new TextEncoder().encode(stdin);
  const inner: Io = {
    ...io,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    stdin: { isTTY: false, read: () => Readable.from([bytes]) },
  };
  return { exit: await run(argv, inner), ...written };
}
